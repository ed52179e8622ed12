"""MT940: messages, details, and a second reading by the mt-940 library."""
