"""The family TCH: the moments in which customers meet the company."""
