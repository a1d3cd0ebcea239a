"""Pages of HTML: one file that opens anywhere, asks nothing of a network, and lets no document write markup."""
