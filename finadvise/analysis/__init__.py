"""Ledgers to results: pure functions, no disk, no clock."""
