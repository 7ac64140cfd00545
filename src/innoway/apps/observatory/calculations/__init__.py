"""Pure reckoning of the observatory: content into values, records into citations and figures."""
