"""Structured logs: one JSON line an event in production, readable lines elsewhere."""

from typing import Any

import structlog

from innoway.project.settings.environment import PRODUCTION, env

LOG_LEVEL = env.str("LOG_LEVEL", "INFO" if PRODUCTION else "WARNING")

shared: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        *shared,
        structlog.processors.StackInfoRenderer(),
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
renderer = structlog.processors.JSONRenderer() if PRODUCTION else structlog.dev.ConsoleRenderer()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "structured": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                renderer,
            ],
            "foreign_pre_chain": shared,
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "structured"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
DJANGO_STRUCTLOG_CELERY_ENABLED = False

__all__ = ["DJANGO_STRUCTLOG_CELERY_ENABLED", "LOGGING"]
