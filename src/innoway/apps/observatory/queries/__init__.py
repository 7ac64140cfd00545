"""Reads of the observatory: the published record through the gateways, and the content."""
