"""What each kind of fact does to a reception, one file for each side of it; `fold` puts them together."""
