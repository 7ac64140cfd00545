"""Named runs: which steps, in which order, and what is published."""
