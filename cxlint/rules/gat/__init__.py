"""GAT: changes that make the gate itself weaker. The engine finds them; nothing can let them pass."""
