"""Expectations on published tables, evaluated after a publication and shown with the source."""
