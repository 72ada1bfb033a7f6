"""What a draft is, how it changes, how it is seen, and how it comes and goes. No Qt here."""
