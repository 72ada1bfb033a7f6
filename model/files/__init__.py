"""How a draft comes and goes: readers, writers, and the doors they stand at."""
