"""Innoway: the open platform on which an innovation district runs."""
