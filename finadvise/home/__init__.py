"""The person's own folder: where it is, its settings and who they say they are."""
