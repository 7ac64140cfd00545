"""People and organisations resolved, measured, beside Splink with its default settings.

Run: ``taskset -c 0,1 python -m bench resolution [--wheel FILE] [--data FOLDER]``, and with
``--growth [COUNT ...]`` or ``--spark`` for a section of its own.
``--data`` (or INNOWAY_DATA) holds the labelled mentions and organisations; the wheel with all
133,541 mentions is fetched with pip (65 MB). Each measurement runs in a process of its own, for
its peak memory. ``--growth`` draws perturbed mentions (see ``resolution_data``), by default 10,000
and 100,000; 1,000,000 takes long; names of organisations grow beside them. ``--spark`` compares 100,000
mentions and 20,000 names of organisations on two Spark workers with one process.
"""

import argparse
import csv
import datetime
import gzip
import json
import math
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.report import write_section
from bench.resolution_data import (
    FIELDS,
    owners,
    perturbed,
    produced_clusters,
    renamed,
    wheel_mentions,
)
from bench.resolution_quality import Quality, estimate, string_f1
from bench.search_speed import fetched_wheel

from innoway.engine.resolution import quality as quality_module
from innoway.engine.resolution.letters import fold
from innoway.engine.resolution.organisations.names import organisation_key
from innoway.engine.resolution.people.mentions import Mention, read_mentions

ORGANISATIONS = ("air-umass", "nber-subset")
WORDS = re.compile(r"\w+")
SPARK = "local-cluster[2,1,2048]"
SPELLINGS = (20_000, 80_000, 320_000)  # names of organisations whose growth is measured
COLUMNS = (
    "data_set", "kind", "mentions", "labelled", "system", "f1", "f1_low", "f1_high", "precision",
    "precision_low", "precision_high", "recall", "recall_low", "recall_high", "measured_on",
)  # fmt: skip
PUBLISHED: list[list[str]] = []
SYSTEMS = ("innoway", "splink", "full name")


@dataclass(frozen=True, slots=True)
class Result:
    """One system's clusters of one file."""

    system: str
    clusters: Mapping[str, str]

    def cost(self) -> str:
        """Return seconds and megabytes as cells, empty where nothing was measured."""
        return " | "


@dataclass(frozen=True, slots=True)
class Run(Result):
    """A result with what it cost."""

    seconds: float
    megabytes: float

    def cost(self) -> str:
        return f"{self.seconds:.1f} | {self.megabytes:,.0f}"


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path)
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("INNOWAY_DATA", "../shared/data")
    )
    parser.add_argument("--growth", type=int, nargs="*", default=None, metavar="COUNT")
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        child(options.child[0], Path(options.child[1]), Path(options.child[2]))
        return
    with tempfile.TemporaryDirectory(prefix="innoway-bench-") as name:
        folder = Path(name)
        wheel = options.wheel or fetched_wheel(folder)
        if options.growth is not None:
            write_section(
                "resolution growth", growth(wheel, folder, options.growth or [10_000, 100_000])
            )
            return
        if options.spark:
            write_section("resolution spark", on_spark(wheel, folder))
            return
        parts = (
            sample(options.data, folder),
            whole(wheel, options.data, folder),
            organisations(options.data),
        )
        write_section("resolution", "\n\n".join(parts))
        write_published()


def sample(data: Path, folder: Path) -> str:
    """Measure the sample with labelled people."""
    mentions = data / "inventors" / "mentions.csv.gz"
    labels = sample_labels(data)
    runs = [measure(system, mentions, folder) for system in ("innoway", "full name")]
    measured = table("sample", f"{len(runs[0].clusters):,} mentions", runs, labels)
    return f"{measured}\n\n{ceiling(labels, mentions)}"


def sample_labels(data: Path) -> dict[str, str]:
    """Return the person of each labelled mention of the sample."""
    path = data / "inventors" / "reference.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return {row["mention_id"]: row["unique_id"] for row in csv.DictReader(file)}


def held_out(labels: Mapping[str, str], data: Path) -> dict[str, str]:
    """Return the labels of people who are not in the sample, on which the weights were fitted."""
    fitted_on = set(sample_labels(data).values())
    return {m: person for m, person in labels.items() if person not in fitted_on}


def whole(wheel: Path, data: Path, folder: Path) -> str:
    """Measure all mentions of the wheel, beside Splink, on all and on held-out people."""
    mentions, labels = wheel_mentions(wheel, folder)
    runs = [measure(system, mentions, folder) for system in SYSTEMS]
    held = held_out(labels, data)
    title = "The same runs, only people that are not among those the weights were fitted on"
    everybody = table("whole", f"All {len(runs[0].clusters):,} mentions of the wheel", runs, labels)
    unseen = table("unseen", title, runs, held)
    beside = beside_production(runs[0], produced_clusters(wheel, folder), labels, held)
    share = likely_unlabelled(runs[0].clusters, labels, mentions)
    told = (
        f"Labels stop early: {share:.0%} of the weight of innoway's wrong pairs joins a labelled person "
        "with a mention nobody labelled of the same name, organisation and city."
    )
    return "\n\n".join((everybody, unseen, beside, told))


def beside_production(
    ours: Result, produced: Mapping[str, str], labels: Mapping[str, str], held: Mapping[str, str]
) -> str:
    """Compare with what PatentsView published, on the mentions there were when people were labelled.

    Source: documentation of ``load_binette_2022_inventors_benchmark`` in pv-evaluation 2.1.1.
    """
    known = {m: cluster for m, cluster in ours.clusters.items() if m in produced}
    runs = [Result("innoway", known), Result("patentsview", produced)]
    title = f"The {len(known):,} mentions that PatentsView had resolved when people were labelled"
    told = (
        "PatentsView's result is its own, of all US patents until 2021-12-30. The labels started from it and "
        "lean towards it; later mentions, which nobody looked at, are to be left out (documentation of "
        "pv-evaluation). Above they are left in and count as wrong."
    )
    everybody = table("known", title, runs, labels)
    unseen = table("known-unseen", f"{title}, people never fitted on", runs, held)
    return "\n\n".join((everybody, unseen, told))


def likely_unlabelled(
    clusters: Mapping[str, str], labels: Mapping[str, str], mentions: Path
) -> float:
    """Return the share of the weight of wrong pairs that look like labels that stop early."""
    beside = beside_labels(labels, mentions)
    members: dict[str, list[str]] = defaultdict(list)
    people: dict[str, list[str]] = defaultdict(list)
    for mention, cluster in clusters.items():
        members[cluster].append(mention)
    for mention, person in labels.items():
        people[person].append(mention)
    wrong = likely = 0.0
    for person, own in people.items():
        for cluster, inside in Counter(clusters[mention] for mention in own).items():
            others = [m for m in members[cluster] if labels.get(m) != person]
            wrong += inside * len(others) / len(own)
            likely += inside * sum(person in beside[m] for m in others) / len(own)
    return likely / wrong if wrong else 0.0


def ceiling(labels: Mapping[str, str], mentions: Path) -> str:
    """Say what a system gets that follows the labels and only joins what nothing tells apart."""
    beside = beside_labels(labels, mentions)
    found = {mention: min(people, default=mention) for mention, people in beside.items()}
    best = estimate({**found, **labels}, labels)
    joined = sum(map(bool, beside.values()))
    return (
        f"A system without an error, but for {joined:,} mentions that nobody labelled and that stand under the "
        f"name, the organisation and the city of a labelled person, has F1 {best.f1[0]:.3f} "
        f"({best.f1[1]:.3f} to {best.f1[2]:.3f}) here: these labels can tell little beyond."
    )


def beside_labels(labels: Mapping[str, str], mentions: Path) -> dict[str, set[str]]:
    """Return, by mention nobody labelled, the people labelled under its name, organisation and city."""
    found = {mention.id: mention for mention in read_mentions(mentions)}

    def stands(mention: Mention) -> set[tuple[str, ...]]:
        firms = {organisation_key(name) for name in mention.organisations} - {""}
        return {(mention.name.joined, firm, fold(mention.city)) for firm in firms if mention.city}

    people: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for mention, person in labels.items():
        for stand in stands(found[mention]):
            people[stand].add(person)
    return {
        id: set() if id in labels else {p for stand in stands(m) for p in people.get(stand, ())}
        for id, m in found.items()
    }


def table(data_set: str, title: str, runs: Sequence[Result], labels: Mapping[str, str]) -> str:
    """Say quality and cost of each run, and keep the quality for the published file."""
    people = len({p for m, p in labels.items() if m in runs[0].clusters})
    lines = [
        f"{title}, {people:,} labelled people; 95 % intervals from a bootstrap over people; "
        f"{len(os.sched_getaffinity(0))} cores.",
        "",
        "| system | F1 | precision | recall | s | peak MB |",
        "|---|---|---|---|--:|--:|",
    ]
    for run in runs:
        quality: Quality = estimate(run.clusters, labels)
        publish(data_set, "person", len(run.clusters), people, run.system, *quality.spans())
        lines.append(f"| {run.system} | {quality.cells()} | {run.cost()} |")
    return "\n".join(lines)


def publish(*cells: object) -> None:
    """Keep a row for the file that the page of quality reads; a tuple is a value with its bounds."""
    flat = [part for cell in cells for part in (cell if isinstance(cell, tuple) else (cell,))]
    PUBLISHED.append([f"{part:.3f}" if isinstance(part, float) else str(part) for part in flat])


def write_published() -> None:
    """Write what was measured beside the model it is about."""
    path = Path(quality_module.__file__).with_name(quality_module.FILE)
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([*row, today] for row in PUBLISHED)


def organisations(data: Path) -> str:
    """Measure both files of organisation names, string by string."""
    lines = [
        "| organisations | strings | system | F1 | precision | recall | s |",
        "|---|--:|---|--:|--:|--:|--:|",
    ]
    for name in ORGANISATIONS:
        with (data / "organisations" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        truth = {str(n): row["unique_id"] for n, row in enumerate(rows)}
        names = {str(n): row["organization"] for n, row in enumerate(rows)}
        for system, resolve in (("innoway", resolved_names), ("cleanco", names_without_forms)):
            started = time.perf_counter()
            clusters = resolve(names)
            seconds = time.perf_counter() - started
            p, r, f1 = string_f1(clusters, truth)
            spans = ((value, "", "") for value in (f1, p, r))
            publish(name, "organisation", len(rows), "", system, *spans)
            lines.append(f"| {name} | {len(rows):,} | {system} | {f1:.3f} | {p:.3f} | {r:.3f} | "
                         f"{seconds:.1f} |")  # fmt: skip
    return "\n".join(lines)


def resolved_names(names: Mapping[str, str]) -> Mapping[str, str]:
    from innoway.engine.resolution.organisations.resolve import OrganisationResolver, Spelling

    return OrganisationResolver([Spelling(n, name) for n, name in names.items()]).resolve()


def names_without_forms(names: Mapping[str, str]) -> Mapping[str, str]:
    """Take equal names for one organisation once legal forms, case and punctuation are gone."""
    from cleanco import basename

    return {n: " ".join(WORDS.findall(basename(name).lower())) for n, name in names.items()}


def growth(wheel: Path, folder: Path, counts: list[int]) -> str:
    """Measure time and memory of people at several sizes, and of organisations, with the exponents."""
    drawn = [draw(wheel, folder, count) for count in counts]
    names = [draw_owners(wheel, folder, count) for count in SPELLINGS]
    return "\n\n".join(
        (grown("innoway", "mentions", "people", drawn, folder),
         grown("organisations", "spellings", "organisations", names, folder))
    )  # fmt: skip


def grown(system: str, read: str, found: str, files: list[Path], folder: Path) -> str:
    """Return the table of one system over files of growing size, and the exponents between its ends."""
    lines = [f"| {read} | {found} | s | peak MB |", "|--:|--:|--:|--:|"]
    runs = [measure(system, file, folder) for file in files]
    sizes = [len(run.clusters) for run in runs]
    for size, run in zip(sizes, runs, strict=True):
        count = len(set(run.clusters.values()))
        lines.append(f"| {size:,} | {count:,} | {run.cost()} |")
    first, last = runs[0], runs[-1]
    ratio = math.log(sizes[-1] / sizes[0])
    lines += [
        "",
        f"Exponent from {sizes[0]:,} to {sizes[-1]:,}: "
        f"time {math.log(last.seconds / first.seconds) / ratio:.2f}, "
        f"memory {math.log(last.megabytes / first.megabytes) / ratio:.2f}.",
    ]
    return "\n".join(lines)


def draw_owners(wheel: Path, folder: Path, count: int) -> Path:
    """Write ``count`` names of organisations drawn from those of the wheel."""
    source, _ = wheel_mentions(wheel, folder)
    drawn = folder / f"owners-{count}.csv"
    with drawn.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "organization"))
        writer.writerows(enumerate(renamed(owners(source), count)))
    return drawn


def draw(wheel: Path, folder: Path, count: int) -> Path:
    """Write ``count`` mentions drawn from the wheel's."""
    source, _ = wheel_mentions(wheel, folder)
    with source.open(encoding="utf-8", newline="") as file:
        real = list(csv.DictReader(file))
    drawn = folder / f"drawn-{count}.csv"
    with drawn.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(perturbed(real, count))
    return drawn


def on_spark(wheel: Path, folder: Path) -> str:
    """Resolve the same people and organisations in one process and on two workers, and compare all."""
    lines = [f"| | one process, s | {SPARK}, s | found | in a cluster of another name |",
             "|---|--:|--:|--:|--:|"]  # fmt: skip
    for title, systems, drawn in (
        ("mentions of people", ("innoway", "spark"), draw(wheel, folder, 100_000)),
        ("names of organisations", ("organisations", "organisations on spark"),
         draw_owners(wheel, folder, 20_000)),
    ):  # fmt: skip
        here, there = (measure(system, drawn, folder) for system in systems)
        differ = sum(here.clusters[m] != there.clusters[m] for m in here.clusters)
        lines.append(
            f"| {len(here.clusters):,} {title} | {here.seconds:.1f} | {there.seconds:.1f} | "
            f"{len(set(here.clusters.values())):,} | {differ:,} |"
        )
    return "\n".join(lines)


# Each measurement in its own process


def measure(system: str, mentions: Path, folder: Path) -> Run:
    """Run one system on one file in a process of its own."""
    out = folder / "clusters.json"
    command = [
        sys.executable,
        "-m",
        "bench",
        "resolution",
        "--child",
        system,
        str(mentions),
        str(out),
    ]
    subprocess.run(command, check=True)
    told = json.loads(out.read_text(encoding="utf-8"))
    return Run(system, told["clusters"], told["seconds"], told["megabytes"])


def child(system: str, mentions: Path, out: Path) -> None:
    """Resolve with one system; time from reading the file to the clusters in memory."""
    started = time.perf_counter()
    systems = {"innoway": by_innoway, "splink": by_splink, "full name": by_full_name,
               "spark": by_spark, "organisations": organisations_of,
               "organisations on spark": organisations_by_spark}  # fmt: skip
    resolve = systems[system]
    clusters = resolve(mentions)
    seconds = time.perf_counter() - started
    kilobytes = sum(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    told = {"clusters": clusters, "seconds": seconds, "megabytes": kilobytes / 1024}
    out.write_text(json.dumps(told), encoding="utf-8")


def by_innoway(mentions: Path, spark: str = "") -> dict[str, str]:
    from innoway.engine.facade.resolve import resolve_people_in
    from innoway.engine.resolution.tables import read_clusters

    out = mentions.with_name("clusters.csv")
    resolve_people_in(mentions, out, spark=spark)
    return dict(read_clusters(out))


def by_spark(mentions: Path) -> dict[str, str]:
    return by_innoway(mentions, SPARK)


def organisations_of(spellings: Path, spark: str = "") -> dict[str, str]:
    from innoway.engine.facade.resolve import resolve_organisations_in

    out = spellings.with_name("clusters.csv")
    resolve_organisations_in(spellings, out, spark=spark)
    with out.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["cluster"] for row in csv.DictReader(file)}


def organisations_by_spark(spellings: Path) -> dict[str, str]:
    return organisations_of(spellings, SPARK)


def by_full_name(mentions: Path) -> dict[str, str]:
    from innoway.engine.resolution.people.mentions import read_mentions

    return {m.id: m.full_name.lower() for m in read_mentions(mentions)}


def by_splink(mentions: Path) -> dict[str, str]:
    """Resolve as Splink's own tutorial does: its comparisons for names, u by sampling, m by EM."""
    import splink.comparison_library as comparisons
    from splink import Linker, SettingsCreator, block_on
    from splink.internals.duckdb.database_api import DuckDBAPI

    api = DuckDBAPI()
    rows = api.duckdb_con.sql(
        f"""SELECT mention_id AS unique_id, lower("first") AS first_name, lower("last") AS surname,
        city, country, split_part(assignees, '|', 1) AS assignee,
        list_transform(string_split(cpc_groups, '|'), c -> left(c, 4)) AS classes,
        string_split(coinventors, '|') AS colleagues
        FROM read_csv('{mentions}', all_varchar = true, header = true, quote = '"')"""
    ).to_arrow_table()
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            comparisons.ForenameSurnameComparison("first_name", "surname"),
            comparisons.ExactMatch("city").configure(term_frequency_adjustments=True),
            comparisons.ExactMatch("country"),
            comparisons.NameComparison("assignee"),
            comparisons.ArrayIntersectAtSizes("classes", [3, 1]),
            comparisons.ArrayIntersectAtSizes("colleagues", [2, 1]),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("surname", "first_name"),
            block_on("surname", "substr(first_name, 1, 3)"),
        ],
    )
    linker = Linker(api.register(rows), settings, log_level=30)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("surname", "first_name", "assignee")], recall=0.7
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("surname", "first_name")
    )
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("assignee", "city"))
    predictions = linker.inference.predict(threshold_match_probability=0.9)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, 0.95)
    table = clusters.as_duckdbpyrelation().select("unique_id, cluster_id").fetchall()
    return {str(mention): str(cluster) for mention, cluster in table}


if __name__ == "__main__":
    main()
