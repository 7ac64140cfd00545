"""Filters of the document pages."""
