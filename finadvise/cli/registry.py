"""Importing this module registers every command, in the order in which `--help` lists them."""

from importlib import import_module

from finadvise.cli.command import app

for _group in (
    "ledger",
    "categories",
    "outlook",
    "plan",
    "wealth",
    "cover",
    "advice",
    "tools",
):
    import_module(f"finadvise.cli.{_group}")

__all__ = ["app"]
