"""The stories with several steps."""
