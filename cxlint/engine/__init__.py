"""Runs the rules over a workspace and gathers what they say."""
