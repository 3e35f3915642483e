"""Drafts out for comment: who is invited, what they say, what becomes of it."""
