"""The review of what an import left in doubt."""
