"""A small bilingual store, indexed for real."""

import datetime

import pytest

from innoway.engine.records.document import Document
from innoway.engine.search.index import TextIndex


def patent(identifier, title, text, language="en", date=None, **fields):
    return Document(identifier, "technology", title, text, language, date, fields)


DOCUMENTS = [
    patent(
        "US1", "Wireless charging system", "A coil charges the battery of an electric vehicle without a cable.",
        date=datetime.date(2001, 5, 3), cpc=("H02J50/10", "B60L53/12"), owner=("Volta Motors, Inc.",),
        person=("Ana Li",),
    ),
    patent(
        "US2", "Database query cache", "A cache keeps the results of database queries in memory.",
        date=datetime.date(2005, 12, 31), cpc=("G06F16/245",), owner=("IBM", "Volta Motors, Inc."),
    ),
    patent(
        "US3", "Fuel cell electrode", "An electrode of a fuel cell with a platinum catalyst.",
        date=datetime.date(2010, 1, 1), cpc=("H01M4/86",), owner=("Hydrogenics",), person=("Wei Zhang",),
    ),
    patent(
        "CN1", "无线充电装置", "本发明涉及一种用于电动汽车的无线充电装置，包括线圈和电池。", "zh",
        datetime.date(2015, 12, 1), ipc=("H02J 7/00",), owner=("联想（北京）有限公司",),
    ),
    patent("CN2", "燃料電池電極", "一種燃料電池的電極，包括催化劑層。", "zh-Hant", owner=("清华大学",)),
    Document("ORG1", "organisation", "Volta Motors, Inc.", "", "", None, {"place": ("Palo Alto",)}),
]  # fmt: skip


@pytest.fixture(scope="session")
def filled_store(tmp_path_factory):
    store = tmp_path_factory.mktemp("store")
    index = TextIndex.open(store / "search")
    index.upsert(DOCUMENTS)
    index.commit()
    return store
