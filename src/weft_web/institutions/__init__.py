"""Who has which mandate."""
