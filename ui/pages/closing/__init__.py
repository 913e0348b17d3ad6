"""收工清零: what is still open at night, each closed or carried over to another day."""
