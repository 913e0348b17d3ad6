"""The screen of Hall Assistant: Qt Widgets windows over the core. PySide6 lives only here."""
