"""What stands round the table."""
