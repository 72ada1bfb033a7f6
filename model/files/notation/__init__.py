"""The informal notation: how real rooms write, in and out."""
