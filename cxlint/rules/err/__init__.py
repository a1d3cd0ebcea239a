"""ERR: whether errors are graded by how much they hurt, and end with someone who can put them right."""
