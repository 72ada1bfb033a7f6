"""What asks before it acts."""
