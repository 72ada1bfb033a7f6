"""The fixtures of every test of a widget."""

from tests.gui import collected_between_tests, no_error_in_an_override

__all__ = ["collected_between_tests", "no_error_in_an_override"]
