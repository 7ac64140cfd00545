"""Bilingual search: terms, text index, dictionary, vectors, fusion and explanation."""
