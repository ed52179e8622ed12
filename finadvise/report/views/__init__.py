"""One page per kind of result."""
