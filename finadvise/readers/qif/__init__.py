"""QIF: records, and the order of their dates."""
