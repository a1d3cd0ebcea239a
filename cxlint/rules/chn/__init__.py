"""The family CHN: the channels on which customers and the company reach each other."""
