"""What the program talks about: statements as read, the ledger as kept, the person."""
