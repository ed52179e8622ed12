"""Results to pages, pages to formats."""
