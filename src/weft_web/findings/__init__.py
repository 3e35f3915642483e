"""Findings, judgements, what changed."""
