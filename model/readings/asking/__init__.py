"""What a draft leaves in doubt, one kind of question a file."""
