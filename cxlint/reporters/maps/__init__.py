"""Draws maps as text, as Mermaid and DOT, and as data; the pages of HTML draw them too. No drawing decides anything."""
