"""How a draft changes: steps, edits made of them, and their history."""
