"""What the hall holds of a person, and what they may ask of it: shown, handed out, put right, forgotten, let lapse."""
