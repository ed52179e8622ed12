"""Thin commands: parse, open, call, show."""
