"""Importing this module registers every command."""

from finadvise.cli import advice, categories, cover, ledger, outlook, plan, tools, wealth
from finadvise.cli.command import app

__all__ = ["advice", "app", "categories", "cover", "ledger", "outlook", "plan", "tools", "wealth"]
