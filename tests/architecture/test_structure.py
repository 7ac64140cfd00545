"""What the import contracts cannot show: keys, templates, addresses, doors and names."""

import ast
import configparser
import inspect
import re
import typing
from dataclasses import is_dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.apps import apps as installed
from django.db import models

from innoway.foundation.mounting.mounted import mounted_apps
from innoway.project.api import api
from innoway.project.installed import DISTRICT_APPS
from tests.architecture.addresses import addresses

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/innoway"
APPS = [path.split(".")[2] for path in DISTRICT_APPS]
FORBIDDEN = frozenset(
    (
        "utils",
        "util",
        "helpers",
        "misc",
        "common",
        "base",
        "core",
        "lib",
        "manager",
        "constants",
        "services",
    )
)
OPERATIONS = sorted(SOURCE.glob("apps/*/operations/[a-z]*.py"))
TEMPLATES = sorted(SOURCE.glob("**/templates/**/*.html"))
# Addresses that other programs give their names to, or that lead elsewhere.
FOREIGN = re.compile(r"^(account|mfa|usersessions|socialaccount|openid|headless|admin|api)")


def short(path: Path) -> str:
    """Return a path as a test names it."""
    return str(path.relative_to(SOURCE))


def rank(app: str) -> int:
    """Return how high an app stands; what is not of the district lies below all."""
    return APPS.index(app) if app in APPS else -1


@pytest.mark.parametrize("app", APPS)
def test_keys_to_other_apps_point_down_and_leave_no_trace(app):
    for model in installed.get_app_config(app).get_models(include_auto_created=True):
        for key in model._meta.get_fields():
            if not isinstance(key, models.ForeignKey | models.ManyToManyField):
                continue
            target = key.remote_field.model._meta.app_label
            if target in APPS and target != app:
                assert rank(target) < rank(app), (
                    f"{model.__name__}.{key.name} points up to {target}"
                )
                assert key.remote_field.related_name == "+", f"{model.__name__}.{key.name}"


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_templates_use_their_own_app_and_the_foundation(path):
    parts = path.relative_to(SOURCE).parts
    text = path.read_text(encoding="utf-8")

    used = re.findall(r"{%\s*(?:extends|include)\s+[\"']([\w-]+)/", text)

    allowed = {"web", "account", "mfa", "socialaccount", "usersessions", "allauth", parts[1]}
    if parts[0] == "foundation":
        allowed = {"web", "jobs", "audit", "rest", parts[1]}
    assert set(used) <= allowed, f"{short(path)} uses templates of another app"


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_templates_hold_no_inline_script_or_style(path):
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"<style|\sstyle=|\son\w+=[\"']|javascript:", text), short(path)
    for tag in re.findall(r"<script[^>]*>", text):
        assert "src=" in tag or "application/" in tag, f"{short(path)}: {tag}"


def phrases(app: str) -> set[str]:
    """Return the names that addresses of an app may have: of operations, queries and pages."""
    rooms = ("operations", "queries", "web/views", "rest/endpoints")
    found: set[str] = set()
    for room in rooms:
        for path in (SOURCE / "apps" / app / room).rglob("*.py"):
            found.add(path.stem)
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found |= {
                n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef)
            }
    return {name.replace("_", "-").lower() for name in found}


@pytest.mark.parametrize("app", APPS)
def test_addresses_bear_the_name_of_what_they_do(app):
    known = phrases(app)

    named = {one.name.split(":")[1] for one in addresses() if one.name.startswith(f"{app}:")}

    strange = {name for name in named if not FOREIGN.match(name) and name.lower() not in known}
    assert not strange, f"no operation, query or page of {app} is called {sorted(strange)}"


@pytest.mark.parametrize("app", [app for app in APPS if find_spec(f"innoway.apps.{app}.facade")])
def test_a_facade_gives_plain_values(app):
    facade = import_module(f"innoway.apps.{app}.facade")

    own = [
        f
        for _, f in inspect.getmembers(facade, inspect.isfunction)
        if f.__module__ == facade.__name__
    ]

    assert own
    for function in own:
        given = typing.get_type_hints(function).get("return", None)
        for part in parts_of(given):
            assert not (
                isinstance(part, type) and issubclass(part, models.Model | models.QuerySet)
            ), f"{app}.facade.{function.__name__} returns {part.__name__}"


def parts_of(annotation: object) -> list[object]:
    """Return an annotation and everything it is made of, fields of dataclasses too."""
    found: list[object] = []
    waiting = [annotation]
    while waiting:
        one = waiting.pop()
        if any(one is other for other in found):
            continue
        found.append(one)
        waiting += typing.get_args(one)
        origin = typing.get_origin(one)
        if origin is not None:
            waiting.append(origin)
        if isinstance(one, type) and is_dataclass(one) and one.__module__.startswith("innoway."):
            waiting += typing.get_type_hints(one).values()
    return found


@pytest.mark.parametrize("path", OPERATIONS, ids=short)
def test_operations_take_named_arguments_and_name_their_refusals(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    function = next(
        (n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == path.stem), None
    )

    assert function is not None, f"{short(path)} has no function {path.stem}"
    assert not function.args.args, f"{path.stem} takes arguments by place"
    told = ast.get_docstring(function) or ""
    refuses = any(isinstance(n, ast.Raise) for n in ast.walk(function))
    assert told, f"{path.stem} says nothing"
    assert "Raises:" in told or not refuses, f"{path.stem} does not name what it raises"


def test_no_endpoint_gives_a_tuple():
    """Ninja reads a tuple of two as a status and a body: a list of two would answer with 500."""
    operations = [
        operation
        for _prefix, router in api._routers
        for path in router.path_operations.values()
        for operation in path.operations
    ]
    given = {
        operation.view_func.__qualname__: typing.get_type_hints(operation.view_func).get("return")
        for operation in operations
    }

    assert operations
    assert [name for name, kind in given.items() if typing.get_origin(kind) is tuple] == []


def test_no_module_is_named_for_nothing():
    code = (p for p in SOURCE.rglob("*") if SOURCE / "content" not in p.parents)
    named = {short(p) for p in code if p.suffix in {"", ".py"} and p.stem in FORBIDDEN}

    assert not named


@pytest.mark.parametrize("app", APPS)
def test_every_app_has_its_doors_in_the_contracts(app):
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")

    doors = contracts[f"importlinter:contract:doors-{app}"]

    others = {f"innoway.apps.{other}" for other in APPS if other != app}
    assert set(doors["source_modules"].split()) == others
    assert doors["forbidden_modules"].split() == [f"innoway.apps.{app}"]


@pytest.mark.parametrize("app", APPS)
def test_every_app_says_in_a_page_what_it_is(app):
    lines = (SOURCE / "apps" / app / "README.md").read_text(encoding="utf-8").splitlines()

    assert 5 <= len(lines) <= 60


def test_the_apps_in_force_are_those_mounted():
    assert {app.label for app in mounted_apps()} == set(APPS)
