"""Meetings as their organisers and participants meet them."""
