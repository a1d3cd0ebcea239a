"""How it went, as text, as CSV and as JSON."""
