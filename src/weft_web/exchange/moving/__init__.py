"""A whole country as one file: written, checked, compared with what is here, brought in."""
