"""Reads and writes our own files, which are Akoma Ntoso."""
