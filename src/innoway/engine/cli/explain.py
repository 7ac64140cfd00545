"""``innoway engine explain``: why a document stands where it stands."""

from pathlib import Path

import click

from innoway.values.home import data_home


@click.command()
@click.argument("document")
@click.argument("text")
@click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    default=lambda: data_home() / "store",
    show_default="$INNOWAY_HOME/store",
    help="Folder in which documents were indexed.",
)
def explain(document: str, text: str, store: Path) -> None:
    """Say which words of TEXT the document with the id DOCUMENT meets, and what each adds.

    TEXT is a question as on the search page: words, "phrases", field:value, -excluded.
    Exit code 1: there is no such document, or nothing is indexed.
    """
    from innoway.engine.facade.search import SearchQuery, explain_hit
    from innoway.engine.search.errors import SearchRefused

    try:
        found = explain_hit(store, SearchQuery(text), document)
    except SearchRefused as error:
        raise click.ClickException(str(error)) from error
    if found is None:
        raise click.ClickException(f"There is no document {document} in {store}.")
    if not found.matched:
        click.echo(f"{document} does not answer this question.")
        return
    click.echo(f"{document}: {found.score:.4f}")
    for part in found.contributions:
        origin = "" if part.origin == part.term else f"  from {part.origin}"
        click.echo(f"  {part.score:9.4f}  {part.term}  in {part.field}  ({part.reason}){origin}")
