"""Identifiers of people that stay while clusters grow and split."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence


def name_clusters(
    clusters: Iterable[Sequence[str]],
    before: Mapping[str, str] | None = None,
    elsewhere: Collection[str] = (),
) -> dict[str, str]:
    """Return the identifier of each mention's cluster.

    A cluster keeps the identifier it shares the most mentions with; of several that share one
    the larger part keeps it, among equals the one with the first mention. Others are named after
    their members, so that equal members give equal names. Identifiers ``elsewhere`` are in use.
    """
    before = before or {}
    members = sorted((sorted(cluster) for cluster in clusters), key=lambda c: c[0])
    kept = kept_names(members, before)
    taken = {*before.values(), *elsewhere}
    named: dict[str, str] = {}
    for number, cluster in enumerate(members):
        name = kept.get(number) or fresh_name(cluster, taken)
        taken.add(name)
        named.update(dict.fromkeys(cluster, name))
    return named


def kept_names(members: Sequence[Sequence[str]], before: Mapping[str, str]) -> dict[int, str]:
    """Return the identifiers that stay, by cluster number: largest shares choose first."""
    shares: dict[tuple[int, str], int] = defaultdict(int)
    for number, cluster in enumerate(members):
        for name, count in Counter(before[m] for m in cluster if m in before).items():
            shares[number, name] = count
    kept: dict[int, str] = {}
    given: set[str] = set()
    for (number, name), _ in sorted(shares.items(), key=lambda item: (-item[1], item[0])):
        if number not in kept and name not in given:
            kept[number] = name
            given.add(name)
    return kept


def fresh_name(cluster: Sequence[str], taken: set[str]) -> str:
    """Return a name made of the members that nobody has or had in the run before."""
    turn = 0
    while True:
        text = "\n".join(cluster) + "\n" * turn
        name = f"p{hashlib.sha256(text.encode()).hexdigest()[:16]}"
        if name not in taken:
            return name
        turn += 1
