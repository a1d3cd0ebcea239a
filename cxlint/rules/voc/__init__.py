"""Rules about listening to customers."""
