"""Tables in and out: Parquet on disk, DuckDB over it, versions that readers can pin.

Nothing outside this package speaks to DuckDB.
"""
