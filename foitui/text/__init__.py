"""The one door for strangers' text."""
