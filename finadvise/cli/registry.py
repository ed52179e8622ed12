"""Importing this module registers every command."""

from finadvise.cli import cover, ledger, outlook, plan, tools, wealth
from finadvise.cli.command import app

__all__ = ["app", "cover", "ledger", "outlook", "plan", "tools", "wealth"]
