"""The family SEG: groups of customers and how they want to be reached."""
