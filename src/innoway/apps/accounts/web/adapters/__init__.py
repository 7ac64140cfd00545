"""What the sign-in library asks the house."""
