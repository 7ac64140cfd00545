"""``innoway engine graph``: who is who, what is around them, how two are connected."""

import json
from pathlib import Path

import click

from innoway.engine.cli.place import store_option
from innoway.engine.records.graph import Edge, EntityRef

YEARS = (
    click.option("--since", type=int, help="Only what held in this year or later."),
    click.option("--until", type=int, help="Only what held in this year or earlier."),
)


@click.group()
def graph() -> None:
    """Look at the entity graph of a store; make it with: innoway engine resolve store."""


@graph.command()
@click.argument("text")
@click.option("--limit", default=10, show_default=True)
@store_option
def find(text: str, limit: int, store: Path) -> None:
    """Find people and organisations by the beginnings of words of their names."""
    from innoway.engine.facade import graph as answers

    for ref in answers.find_entities(store, text, limit=limit):
        click.echo(told(ref))


@graph.command()
@click.argument("entity")
@YEARS[0]
@YEARS[1]
@click.option("--limit", default=60, show_default=True)
@store_option
def around(entity: str, since: int | None, until: int | None, limit: int, store: Path) -> None:
    """Show what is one step from ENTITY, the id of any node."""
    from innoway.engine.facade import graph as answers

    found = answers.neighbourhood(store, entity, since=since, until=until, limit=limit)
    if found is None:
        raise missing(store, entity)
    names = {node.id: node for node in (found.centre, *found.nodes)}
    for edge in found.edges:
        click.echo(step(edge, names))
    if found.truncated:
        click.echo(f"{found.total - len(found.edges):,} more; ask with --limit or the years.")


@graph.command()
@click.argument("first")
@click.argument("second")
@YEARS[0]
@YEARS[1]
@store_option
def path(first: str, second: str, since: int | None, until: int | None, store: Path) -> None:
    """Show a shortest path from FIRST to SECOND, each step with the document that says so.

    Exit code 1: there is none, or no such node.
    """
    from innoway.engine.facade import graph as answers

    for end in (first, second):
        if answers.node(store, end) is None:
            raise missing(store, end)
    found = answers.shortest_path(store, first, second, since=since, until=until)
    if found is None:
        raise click.ClickException("They are not connected in these years.")
    names = {node.id: node for node in found.nodes}
    for edge in found.edges:
        click.echo(step(edge, names))


@graph.command()
@click.argument("entity")
@click.option("--depth", default=1, show_default=True, type=click.IntRange(1, 5))
@click.option("--limit", default=500, show_default=True, help="Relations at most.")
@store_option
def export(entity: str, depth: int, limit: int, store: Path) -> None:
    """Write what is around ENTITY as FollowTheMoney, one JSON object a line."""
    from innoway.engine.facade import graph as answers

    if answers.node(store, entity) is None:
        raise missing(store, entity)
    for line in answers.follow_the_money(store, entity, depth=depth, limit=limit):
        click.echo(json.dumps(line, ensure_ascii=False))


def missing(store: Path, id: str) -> click.ClickException:
    """Return what to say of an id that nothing bears, with where it went if it was merged."""
    from innoway.engine.facade import graph as answers

    now = answers.entity_moved(store, id)
    if now:
        return click.ClickException(f"{id} was merged into {now}.")
    return click.ClickException(
        f"{store} has no {id}. Look for it with: innoway engine graph find NAME"
    )


def step(edge: Edge, names: dict[str, EntityRef]) -> str:
    """Return an edge as a line."""
    ends = [told(names[end]) if end in names else end for end in (edge.source_id, edge.target_id)]
    return f"{ends[0]}  --{edge.kind}->  {ends[1]}  [{edge.start_on or 'undated'}, {edge.document}]"


def told(ref: EntityRef) -> str:
    """Return a node as its id and name."""
    return f"{ref.id} {ref.name}"
