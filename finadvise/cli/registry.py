"""Importing this module registers every command."""

from finadvise.cli import tools
from finadvise.cli.command import app

__all__ = ["app", "tools"]
