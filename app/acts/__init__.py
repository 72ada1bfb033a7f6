"""What each command does: the hands between the table of commands and the parts of the window."""
