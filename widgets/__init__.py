"""What a person sees: views that show a draft and ask for edits."""
