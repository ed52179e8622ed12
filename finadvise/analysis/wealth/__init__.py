"""Risk, portfolios, projections."""
