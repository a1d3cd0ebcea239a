"""PRF: whether what customers choose, and what they have said once, holds everywhere."""
