"""The design system and the shell every page stands in."""
