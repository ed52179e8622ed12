"""Importing this module registers every command."""

from finadvise.cli import advice, cover, ledger, outlook, plan, tools, wealth
from finadvise.cli.command import app

__all__ = ["advice", "app", "cover", "ledger", "outlook", "plan", "tools", "wealth"]
