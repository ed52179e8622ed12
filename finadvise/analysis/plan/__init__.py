"""Budgets and savings."""
