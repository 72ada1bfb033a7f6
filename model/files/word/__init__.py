"""Word: what comes in, what goes out."""
