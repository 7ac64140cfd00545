"""Frozen records of the data engine: what was said, by whom, where and when."""
