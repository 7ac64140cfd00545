"""Pages of the shell itself: preferences, errors, the style guide."""
