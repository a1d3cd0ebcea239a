"""Rules about the roadmap."""
