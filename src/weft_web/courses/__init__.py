"""Learning pages, what learners have reached, groups of a trainer, certificates."""
