"""One module a resource; each answers what the page of the same name shows."""
