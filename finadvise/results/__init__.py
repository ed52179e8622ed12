"""Every answer the program can give: the table of contents of the product."""
