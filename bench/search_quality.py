"""Search quality through the tool: words, dictionary and cascade on unlike collections.

Run: ``python -m bench search_quality [--topics N]``. The collections are made of the data under
``INNOWAY_DATA``: labelled bilingual pairs of patents, known items (a title and its text), two
halves of one abstract, and patents whose classes overlap. None is a held-out collection, and no
number of the ranking was chosen on one of them alone.
"""

import argparse
import csv
import gzip
import json
import os
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import Any

from bench.report import write_section

from innoway.engine.facade.search import index_documents, query_topics
from innoway.engine.text.language import detect_language

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("INNOWAY_DATA", ROOT / "../shared/data"))
METHODS = ("words", "dictionary", "cascade")
DISTRACTORS = 3000
CUT = 10
csv.field_size_limit(1 << 30)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, topics, and for each topic the documents that answer it."""

    name: str
    documents: list[Row]
    topics: list[Row]
    relevant: dict[str, set[str]]


def ndcg(found: list[str], relevant: set[str]) -> float:
    """Return nDCG at 10 for binary relevance."""
    gain = sum(1 / log2(place + 2) for place, i in enumerate(found[:CUT]) if i in relevant)
    return gain / sum(1 / log2(place + 2) for place in range(min(CUT, len(relevant))))


def patents() -> list[Row]:
    with gzip.open(DATA / "patents/sample_10k.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if row["abstract"]]
    random.Random("quality").shuffle(rows)
    return rows


def bilingual() -> tuple[dict[str, Row], dict[str, Row], list[tuple[str, str]]]:
    """Return English and Chinese texts by id, and which of them are the same patent (label 0)."""
    found: dict[str, dict[str, Row]] = {"en": {}, "zh": {}}
    seen: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    for file in sorted((DATA / "bilingual_patents").glob("*.csv.gz")):
        with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                ids: dict[str, str] = {}
                for text in (row["sentence_A"] or "", row["sentence_B"] or ""):
                    language = detect_language(text)
                    if language in found:
                        ids[language] = _held(text, language, found[language], seen)
                if float(row["label"]) == 0 and len(ids) == 2:
                    pairs.append((ids["en"], ids["zh"]))
    return found["en"], found["zh"], pairs


def _held(text: str, language: str, rows: dict[str, Row], seen: dict[str, str]) -> str:
    if text not in seen:
        seen[text] = f"{language}{len(rows)}"
        title, bar, rest = text.partition("|")
        split = bar and len(title) < 300
        rows[seen[text]] = {
            "id": seen[text], "language": language,
            "title": title if split else "", "text": rest if split else text,
        }  # fmt: skip
    return seen[text]


def crossing(count: int) -> list[Collection]:
    """Whole texts and titles of one language, asked of documents of the other and of both."""
    english, chinese, pairs = bilingual()
    distractors = [_patent(row) for row in patents()[:DISTRACTORS]]
    made = []
    for name, topics, documents, ways in (
        ("English text → Chinese", english, list(chinese.values()), pairs),
        ("Chinese text → English", chinese, [*english.values(), *distractors],
         [(z, e) for e, z in pairs]),
    ):  # fmt: skip
        relevant: dict[str, set[str]] = defaultdict(set)
        for topic, document in ways:
            relevant[topic].add(document)
        asked = sorted(relevant)[:count]
        made.append(Collection(name, documents, [_whole(topics[i]) for i in asked], relevant))
        titled = [i for i in sorted(relevant) if topics[i]["title"]][:count]
        bare = [{**row, "title": ""} for row in documents]
        short = [{"id": i, "text": topics[i]["title"]} for i in titled]
        made.append(Collection(name.replace("text", "title"), bare, short, relevant))
    return made


def _whole(row: Row) -> Row:
    return {"id": row["id"], "text": f"{row['title']} {row['text']}".strip()}


def _patent(row: Row) -> Row:
    return {
        "id": row["patent_id"],
        "title": row["title"],
        "text": row["abstract"],
        "language": "en",
    }


def known_items(count: int) -> list[Collection]:
    """One language: the title of a text, one half of an abstract for the other, offers."""
    rows = patents()[: 2 * DISTRACTORS]
    asked = rows[:count]
    own = {row["patent_id"]: {row["patent_id"]} for row in asked}
    bare = [{**_patent(row), "title": ""} for row in rows]
    halves = [{**b, "text": b["text"][: len(b["text"]) // 2]} for b in bare]
    titles = [{"id": row["patent_id"], "text": row["title"]} for row in asked]
    others = [
        {"id": row["patent_id"], "text": row["abstract"][len(row["abstract"]) // 2 :]}
        for row in asked
    ]
    with (DATA / "offers/nasa_software.csv").open(encoding="utf-8", newline="") as lines:
        offers = {r["id"]: r for r in csv.DictReader(lines) if len(r["project_overview"]) > 80}
    overviews = [{"id": i, "text": r["project_overview"]} for i, r in offers.items()]
    names = [{"id": i, "text": r["project_name"]} for i, r in list(offers.items())[:count]]
    return [
        Collection("patent title → abstract", bare, titles, own),
        Collection("half an abstract → other half", halves, others, own),
        Collection("NASA offer: name → overview", overviews, names, {i: {i} for i in offers}),
    ]


def neighbours(count: int) -> list[Collection]:
    """Whole abstracts, asked for the patents with overlapping classes."""
    rows = patents()[: 2 * DISTRACTORS]
    classes = {row["patent_id"]: set(row["cpc"] or ()) for row in rows}
    holders: dict[str, set[str]] = defaultdict(set)
    for number, held in classes.items():
        for symbol in held:
            holders[symbol].add(number)
    topics, relevant = [], {}
    for row in rows:
        number, held = row["patent_id"], classes[row["patent_id"]]
        shared = Counter(
            o for c in held if len(holders[c]) <= 100 for o in holders[c] if o != number
        )
        near = {o for o, n in shared.items() if n >= 2 and n / len(held | classes[o]) >= 0.3}
        if 1 <= len(near) <= 30 and len(topics) < count:
            topics.append({**_whole(_patent(row)), "exclude": number})
            relevant[number] = near
    return [
        Collection("abstract → patents of like classes", list(map(_patent, rows)), topics, relevant)
    ]


def judge(collection: Collection, method: str, store: Path) -> tuple[float, float]:
    """Return nDCG@10 in percent and seconds for all topics."""
    started = time.perf_counter()
    answers = list(query_topics(store, collection.topics, depth=CUT, method=method))
    seconds = time.perf_counter() - started
    scores = [ndcg([i for i, _ in a.documents], collection.relevant[a.topic]) for a in answers]
    return 100 * sum(scores) / len(collection.topics), seconds


def measure(collection: Collection) -> str:
    with tempfile.TemporaryDirectory(prefix="innoway-bench-") as folder:
        filled = index_documents(Path(folder), collection.documents, vectors=True)
        found = [judge(collection, method, Path(folder)) for method in METHODS]
    scores = " | ".join(f"{score:.1f}" for score, _ in found)
    times = " | ".join(f"{seconds:.0f}" for _, seconds in found)
    made = filled.seconds + filled.vector_seconds
    print(collection.name, scores, flush=True)
    return (
        f"| {collection.name} | {len(collection.documents):,} | {len(collection.topics)} | {scores} "
        f"| {made:.0f} | {times} |"
    )


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--topics", type=int, default=120)
    options = parser.parse_args(arguments)
    makers: list[Callable[[int], list[Collection]]] = [crossing, known_items, neighbours]
    rows = [measure(c) for make in makers for c in make(options.topics)]
    head = [
        f"nDCG@{CUT} in percent, and seconds, on {os.cpu_count()} cores (shared with other work). "
        "Topics carry no language; it is detected.",
        "",
        "| collection | documents | topics | words | dictionary | cascade | indexing with vectors, s "
        "| words, s | dictionary, s | cascade, s |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    write_section("search_quality", "\n".join(head + rows))


if __name__ == "__main__":
    main()
