"""Small stores for the tests: sample files, and deeds, taken in by the engine's own run."""

import datetime
import json
import re
from pathlib import Path

import pytest
from django.test import Client

from innoway.apps.observatory.queries import entities
from innoway.engine.pipelines.ingest import ingest
from innoway.engine.pipelines.resolving import resolve_store
from innoway.engine.resolution.judgements import Judgement, Verdict
from innoway.engine.store.derived import graph_snapshot

SAMPLE = Path(__file__).parent / "sample"
FILES = {"uspto_grants": "grants.xml", "nasa_offers": "offers.csv", "dod_topics": "topics.json"}
GRANTS = Path(__file__).parents[3] / "engine/sources/uspto_grants/sample/weekly.xml"
HOUSE = "Institute of Semiconductors, Chinese Academy of Sciences"
BAIDU = "BEIJING BAIDU NETCOM SCIENCE AND TECHNOLOGY CO., LTD."
GOLDWIND = "XINJIANG GOLDWIND SCIENCE & TECHNOLOGY CO., LTD."
CORRECTION = "CORRECTIVE ASSIGNMENT TO CORRECT THE ASSIGNEE PREVIOUSLY RECORDED ON REEL 3 FRAME 2"
DEEDS = [  # number, day, words, from, to, patent
    ("1/1", "01/02/2016", "ASSIGNMENT", "Jinjin Guo", HOUSE, "9966734"),
    ("1/2", "06/02/2019", "ASSIGNMENT", HOUSE, "LATCH SYSTEMS", "9966734"),
    ("2/1", "01/03/2019", "ASSIGNMENT", "Xudong Cao", GOLDWIND, "11118569"),
    ("2/2", "03/04/2022", "ASSIGNMENT", GOLDWIND, HOUSE, "11118569"),
    ("3/1", "01/04/2019", "ASSIGNMENT", "Hua Wu", BAIDU, "10902077"),
    ("3/2", "05/05/2022", "ASSIGNMENT", BAIDU, HOUSE, "10902077"),
    ("3/3", "07/07/2022", CORRECTION, BAIDU, "LATCH SYSTEMS", "10902077"),
    ("4/1", "08/08/2022", "SECURITY INTEREST", "Sheng Hua Bao", HOUSE, "9152717"),
]
JOINED = ("US10902077|inventor|1", "US10787546|inventor|0")  # two of one surname
NOW = datetime.datetime(2026, 11, 23, 8, 0, tzinfo=datetime.UTC)


def fill(store: Path) -> Path:
    """Take the sample in as an installation would, and resolve who is who."""
    for source, file in FILES.items():
        ingest(store, source, [SAMPLE / file], clock=lambda: NOW)
    resolve_store(store, clock=lambda: NOW)
    return store


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("observatory") / "store")


@pytest.fixture
def filled(settings, sample_store):
    settings.STORE = sample_store
    return sample_store


@pytest.fixture
def nothing_loaded(settings, tmp_path):
    settings.STORE = tmp_path / "store"
    return settings.STORE


@pytest.fixture
def visitor():
    """Return a function that gets an address in a language."""

    def get(address, language="en", **headers):
        return Client().get(address, headers={"Accept-Language": language, **headers})

    return get


@pytest.fixture(scope="session")
def titled_store(tmp_path_factory):
    """A store with deeds, a register, a grant to its own inventor, and two people judged to be one."""
    folder = tmp_path_factory.mktemp("titles")
    deeds = [
        {"reelNumber": int(number[0]), "frameNumber": int(number[2]), "conveyance": words,
         "assignorExecutionDate": day, "assignors": [{"assignorName": giver}],
         "assignees": [taker], "properties": [{"patentNumber": patent}]}
        for number, day, words, giver, taker, patent in DEEDS
    ]  # fmt: skip
    (folder / "deeds.jsonl").write_text("\n".join(map(json.dumps, deeds)))
    (folder / "register.csv").write_text(
        f'organisation,unique_id,city,country\n"{HOUSE}",X1,Tianjin,CN\n', encoding="utf-8"
    )
    grant = re.split(r"(?=<\?xml )", GRANTS.read_text("utf-8"))[2]
    person = "<last-name>Douceur</last-name><first-name>John R.</first-name>"
    own = grant.replace("<orgname>Microsoft Corporation</orgname>", person)
    neighbours = own.replace("07272630", "08000001")  # others in the same towns
    for here, there in {
        "Douceur": "Abe",
        "Theimer": "Mori",
        "Adya": "Sato",
        "Bolosky": "Ueda",
    }.items():
        neighbours = neighbours.replace(here, there)
    (folder / "own.xml").write_text(own + neighbours, encoding="utf-8")
    store = folder / "store"
    for source, file in (
        ("uspto_grants", SAMPLE / "grants.xml"), ("uspto_grants", folder / "own.xml"),
        ("nasa_offers", SAMPLE / "offers.csv"), ("organisations_csv", folder / "register.csv"),
        ("uspto_assignments", folder / "deeds.jsonl"),
    ):  # fmt: skip
        ingest(store, source, [file], index=False)
    resolve_store(store)
    resolve_store(store, judgements=[Judgement(*JOINED, Verdict.SAME)])
    return store


@pytest.fixture
def titled(settings, titled_store):
    settings.STORE = titled_store
    return titled_store


@pytest.fixture
def merged(titled):
    """The ids of a person that was merged away, and of where it went."""
    return graph_snapshot(titled).tuples("SELECT id, now FROM moved")[0]


@pytest.fixture
def signed_in(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader@example.org", "x"))
    return client


def named(text):
    return entities.find_entities(text)[0]
