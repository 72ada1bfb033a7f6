"""The three columns."""
