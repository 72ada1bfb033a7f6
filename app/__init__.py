"""Wires the program; the only folder that knows all the others."""
