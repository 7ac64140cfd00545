"""What the house does for itself at night and every few minutes, so that nothing grows for ever."""
