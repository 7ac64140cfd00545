"""Endpoints of accounts, one module a resource."""
