"""Views of accounts, one module a page."""
