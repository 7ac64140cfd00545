"""How long one judgement takes to stand: entities, graph and search index, at the size of a store.

Needs a resolved store (``--store``, else that of ``INNOWAY_HOME``); what it judges it takes back. The
aim is 5 s for one entity. Run: ``python -m bench judgement``
"""

import argparse
import os
import resource
import time
from pathlib import Path

from bench.report import write_section

from innoway.engine.facade.judging import StewardJudgement, apply_judgements
from innoway.engine.store.derived import graph_snapshot, made_from

ENTITIES = 3


def chosen(store: Path) -> list[tuple[str, str]]:
    """Return two mentions of each of the people who have most of them: the hardest cases."""
    shot = graph_snapshot(store)
    if shot is None:
        raise SystemExit("Nobody is resolved here: innoway engine resolve store")
    return shot.tuples(
        """WITH people AS (SELECT mention, entity, technology FROM membership
               WHERE kind = 'person' AND role = 'inventor' ORDER BY entity, mention)
           SELECT min(mention), max(mention) FROM people GROUP BY entity
           HAVING count(DISTINCT technology) > 3
           ORDER BY count(*) DESC, entity LIMIT ?""",
        [ENTITIES],
    )


def judged(store: Path) -> list[StewardJudgement]:
    """Return the judgements that hold, oldest first."""
    shot = graph_snapshot(store)
    rows = (
        shot.tuples("SELECT first, second, verdict FROM judgements ORDER BY place") if shot else []
    )
    return [StewardJudgement(*row) for row in rows]


def main(arguments: list[str] | None = None) -> None:
    """Part two mentions of a person and undo it; print what each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    home = os.environ.get("INNOWAY_HOME", "")
    parser.add_argument("--store", type=Path, default=Path(home, "store") if home else None)
    store = parser.parse_args(arguments).store
    if store is None:
        parser.error("Say where the store is with --store DIR.")
    pairs = chosen(store)
    standing = made_from(store)
    before = judged(store)
    lines = ["| judged | entities changed | s | of processors, s |", "|---|---:|---:|---:|"]
    for first, second in pairs:
        said = [*before, StewardJudgement(first, second, "not same")]
        for words, judgements in (("not the same", said), ("undone", before)):
            began = time.process_time()
            found = apply_judgements(store, judgements, {first, second})
            spent = time.process_time() - began
            lines.append(f"| {words} | {len(found.changed)} | {found.seconds:.1f} | {spent:.1f} |")
            print(lines[-1], flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    lines.append(f"\n{standing['entities']:,} entities, {standing['edges']:,} links; peak {peak:,} "
                 f"MB; {load:.1f} processes a processor. Aim: 5 s for one entity.")  # fmt: skip
    write_section("judgement", "\n".join(lines))


if __name__ == "__main__":
    main()
