"""One small function per thing a person does on screen; each calls one desk function on the writer thread."""
