"""The showcase (演示): three complaints played through the real windows with real mouse and key events."""
