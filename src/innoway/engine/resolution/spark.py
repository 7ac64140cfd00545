"""A session of Spark to resolve on, where it is installed."""

import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class SparkMissing(RuntimeError):
    """The command asks for Spark, but it is not installed or does not answer."""


def open_session(master: str) -> "SparkSession":
    """Open a Spark session, ``local[2]`` or the address of a cluster.

    Workers of this machine run the Python of this process unless ``PYSPARK_PYTHON`` says otherwise.

    Raises:
        SparkMissing: pyspark or Java is not installed, or no cluster answers at that address.
    """
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise SparkMissing(
            'Spark is not installed. Install the extra: pip install "innoway[spark]" (needs Java 17).'
        ) from error
    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.Builder().appName("innoway resolve").master(master)
    try:
        return builder.config("spark.ui.enabled", "false").getOrCreate()
    except (PySparkRuntimeError, Py4JError) as error:
        if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
            raise SparkMissing(
                "Spark found no Java. Install Java 17, or set JAVA_HOME to it."
            ) from error
        raise SparkMissing(
            f"Spark did not start on {master}. Look whether the address is right and the cluster runs; "
            "what Spark said stands above."
        ) from error
