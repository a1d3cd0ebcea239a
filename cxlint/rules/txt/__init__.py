"""TXT: what customers read, against the terms and against the other languages."""
