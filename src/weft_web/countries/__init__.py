"""Countries and their workspaces."""
