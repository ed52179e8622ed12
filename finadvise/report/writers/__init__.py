"""Pages to formats; no finance here."""
