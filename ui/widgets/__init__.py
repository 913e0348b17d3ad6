"""Parts of windows that know no database: each is handed plain values and answers with signals."""
