"""Wires the program; may import from every other folder."""
