"""Rules about strategy."""
