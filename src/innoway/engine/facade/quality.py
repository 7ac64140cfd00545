"""How well people and organisations are told apart, measured on labelled data."""

from innoway.engine.resolution.quality import Estimate, Measured, measured

__all__ = ["Estimate", "Measured", "measured"]
