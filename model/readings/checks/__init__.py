"""What is odd in a draft, one kind a file."""
