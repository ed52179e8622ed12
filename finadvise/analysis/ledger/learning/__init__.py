"""What the owner's labels teach about rows they have not labelled."""
