"""How large, how deep and how wide an upload may be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of ``content/<district>/documents/uploads.yml`` in force; bytes, counts, pixels."""

    largest_file: int
    archive_entries: int
    archive_unpacked: int
    archive_ratio: int
    pdf_unpacked: int
    image_pixels: int
