"""Importing this module registers every command."""

from finadvise.cli import outlook, tools, wealth
from finadvise.cli.command import app

__all__ = ["app", "outlook", "tools", "wealth"]
