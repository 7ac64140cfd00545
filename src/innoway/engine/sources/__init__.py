"""What the district reads from outside: one folder a source, each deletable alone."""
