"""What documents are made of: kinds and their schemas, typed values, and the documents themselves."""
