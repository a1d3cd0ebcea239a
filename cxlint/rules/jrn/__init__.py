"""The family JRN: the ways that customers go from start to end."""
