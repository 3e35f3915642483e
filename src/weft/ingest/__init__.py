"""Reading: the bytes of one file become a Document."""
