"""Names of merchants and what they sell: see `build.py` and the heads of the files."""
