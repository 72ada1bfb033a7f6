"""Readings on paper: pages of one reading or of columns side by side, for a PDF or a printer."""
