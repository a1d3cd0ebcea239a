"""The family COM: what the company sends to customers."""
