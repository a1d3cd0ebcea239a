"""Rules about promises to customers."""
