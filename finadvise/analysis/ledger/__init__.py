"""What the rows are."""
