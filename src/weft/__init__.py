"""Weft finds how far biosafety is woven into a country's law, and helps to weave it further."""

__version__ = "0.1.0"
