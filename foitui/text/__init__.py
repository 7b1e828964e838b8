"""The one door for strangers' text: cleaned lines and blocks, for screens, letters and files."""
