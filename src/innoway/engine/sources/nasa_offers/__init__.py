"""Technologies NASA offers for transfer: patents and software."""
