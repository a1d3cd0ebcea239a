"""Rules about the organisation as a whole."""
