"""Statements as CSV: one small step a module, from bytes to booked movements.

`limits` → `decode` → `table` → `headers` and `columns` (or `headless`) → `dates` → `status` →
`amounts` → `proof` and `signs` → `build`; `reader` ties them together.
"""
