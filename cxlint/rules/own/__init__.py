"""The family OWN: who answers for what, and who speaks for customers."""
