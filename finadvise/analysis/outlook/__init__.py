"""Where the money goes and what comes."""
