"""POL: what a company's rules do to its customers."""
