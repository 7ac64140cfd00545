"""Pure normalisers: the same words, names and languages for every backend."""
