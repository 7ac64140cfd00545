"""Resolution of organisations from the spellings of their names."""
