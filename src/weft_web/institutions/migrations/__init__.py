"""Tables of institutions."""
