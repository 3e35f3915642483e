"""The desk study as people write it."""
