import os
import shutil
import sys

import pytest

from innoway.engine.resolution.people.resolve import resolve_people
from innoway.engine.resolution.people.spark import SparkBackend, SparkMissing, open_session
from innoway.engine.resolution.tests.test_people import corpus

needs_spark = pytest.mark.skipif(
    shutil.which("java") is None and "JAVA_HOME" not in os.environ, reason="Spark needs Java"
)


@needs_spark
# pyspark leaves its sockets to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_spark_finds_the_same_people(monkeypatch):
    pytest.importorskip("pyspark")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    session = open_session("local[2]")
    try:
        found = resolve_people(corpus(), backend=SparkBackend(session))
    finally:
        session.stop()

    here = resolve_people(corpus())
    assert (found.clusters, found.pairs) == (here.clusters, here.pairs)


def test_open_session_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)

    with pytest.raises(SparkMissing, match=r"innoway\[spark\]"):
        open_session("local[1]")
