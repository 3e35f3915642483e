"""The product's knowledge as data: read once from the `content` folder, typed, and passed to every stage."""
