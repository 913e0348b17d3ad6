"""检查: walks through the hall, and findings until they are put right."""
