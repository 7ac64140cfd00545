"""How dates and numbers are written, a folder a language; Django reads them by name."""
