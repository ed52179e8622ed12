"""Lets `python -m finadvise` do what the console script does."""

from finadvise.cli.main import main

if __name__ == "__main__":
    main()
