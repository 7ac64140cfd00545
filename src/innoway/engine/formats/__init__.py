"""Bytes of files in, bounded records out: archives, lines, CSV, JSON and concatenated XML.

Nothing here trusts its input: a file may be truncated, mislabelled, endless or hostile, and
memory stays bounded by one block and one record.
"""
