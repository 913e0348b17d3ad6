"""The faces of the mini window (小窗): tiles, talk, end."""
