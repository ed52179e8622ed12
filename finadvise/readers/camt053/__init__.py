"""CAMT.053: statements and their entries."""
