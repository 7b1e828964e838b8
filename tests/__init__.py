"""The tests of foitui; they mirror its rooms."""
