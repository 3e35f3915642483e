"""The national strategy as people write it, part by part, with all that each part was before."""
