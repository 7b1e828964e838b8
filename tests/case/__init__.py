"""What a case is and how it changes."""
