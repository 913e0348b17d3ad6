"""One small function per thing a person does on screen; each calls one desk function of the core on the writer thread."""
