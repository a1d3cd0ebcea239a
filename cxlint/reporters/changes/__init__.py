"""What changed, for people and programs: one file a format; they only render."""
