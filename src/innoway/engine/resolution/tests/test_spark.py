import os
import shutil
import sys

import pytest

from innoway.engine.resolution.organisations import spark as organisations
from innoway.engine.resolution.organisations.resolve import OrganisationResolver, Spelling
from innoway.engine.resolution.people import spark as people
from innoway.engine.resolution.people.resolve import resolve_people
from innoway.engine.resolution.spark import SparkMissing, open_session
from innoway.engine.resolution.tests.test_people import corpus

needs_spark = pytest.mark.skipif(
    shutil.which("java") is None and "JAVA_HOME" not in os.environ, reason="Spark needs Java"
)


@pytest.fixture
def session():
    pytest.importorskip("pyspark")
    opened = open_session("local[2]")
    yield opened
    opened.stop()


# pyspark leaves its sockets to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@needs_spark
def test_spark_finds_the_same_people(session):
    found = resolve_people(corpus(), backend=people.SparkBackend(session))

    here = resolve_people(corpus())
    assert (found.clusters, found.pairs) == (here.clusters, here.pairs)


@needs_spark
def test_spark_finds_the_same_organisations(session):
    names = ("Huawei Technologies Co., Ltd.", "HUAWEI TECHNOLOGIES CO LTD", "Huawei Tech", "Honda Motor",
             "Honda Giken Kogyo K.K.", "Hnoda Motor Co.", "华为技术有限公司", "IBM",
             "International Business Machines Corp.")  # fmt: skip
    spellings = [Spelling(str(number), name) for number, name in enumerate(names)]

    found = OrganisationResolver(spellings).resolve(backend=organisations.SparkBackend(session))

    here = OrganisationResolver(spellings).resolve()
    assert found == here
    assert len(set(here.values())) < len(names)


@needs_spark
def test_a_cluster_that_does_not_start_is_told(session):
    session.stop()

    with pytest.raises(SparkMissing, match="did not start on local-cluster"):
        open_session("local-cluster[nothing]")


def test_open_session_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)

    with pytest.raises(SparkMissing, match=r"innoway\[spark\]"):
        open_session("local[1]")
