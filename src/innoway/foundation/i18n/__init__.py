"""Translations without gettext tools: extract, compile and check message catalogues."""
