# Every command a developer needs. `uv run just` lists them.
set shell := ["bash", "-euo", "pipefail", "-c"]
set positional-arguments

run := "uv run --quiet --group check --group test"

# list the recipes
[private]
default:
    @just --list --unsorted

# run all tests (or name some: just test src/innoway/values)
test *args:
    {{run}} pytest -n auto "$@"

# everything CI runs: tests, format, lint, types, contracts, migrations, API, translations
check: lint types contracts drift translations test

# checks that take under 30 s: lint, contracts and the pure tests
quick: lint contracts
    {{run}} pytest -q -m "not database and not browser and not slow" -x

# format and lint the code and the templates
lint:
    {{run}} ruff format --check .
    {{run}} ruff check .
    {{run}} deptry src

# format everything in place
format:
    {{run}} ruff format .
    {{run}} ruff check --fix .

# static types
types:
    {{run}} mypy

# the architecture in force
contracts:
    {{run}} lint-imports

# models match migrations, OpenAPI document matches the code
drift:
    {{run}} innoway manage makemigrations --check --dry-run
    {{run}} innoway manage openapi --check
    {{run}} pytest -q tests/access/test_access.py -k document

# write the OpenAPI document after a wanted change
openapi:
    {{run}} innoway manage openapi

# write the table of who may what after a wanted change
access:
    WRITE_ACCESS=1 {{run}} pytest -q tests/access/test_access.py -k document

# every string has its Chinese twin
translations:
    {{run}} python -m innoway.foundation.i18n check

# collect new strings into the catalogues
messages:
    {{run}} python -m innoway.foundation.i18n extract

# the demo district
demo *args:
    uv run innoway demo "$@"

# demo data again, from nothing
seed:
    uv run innoway manage seed

# measured comparisons with peers (just bench NAME, or all)
bench *names:
    {{run}} --all-extras python -m bench "$@"

# follow a phrase from URL to operation: just where book-machine
where phrase:
    {{run}} python -m tests.architecture.where "$1"

# scaffold: just new operation accounts grant_delegation
new kind app name:
    {{run}} python -m tests.architecture.scaffold "$1" "$2" "$3"

# is this installation healthy?
doctor:
    uv run innoway doctor

# known vulnerabilities in what we depend on (needs the network)
audit:
    {{run}} pip-audit --skip-editable
