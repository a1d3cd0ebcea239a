"""DIF: what a change does to the customer."""
