"""SYS: whether systems share what they know of a customer."""
