"""Runs over a folder: one jailed child per document, results kept so that an interrupted run goes on, files written in stable order."""
