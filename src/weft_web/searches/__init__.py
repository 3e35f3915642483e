"""Search over all provisions, in three languages, with one way of asking over two databases."""
