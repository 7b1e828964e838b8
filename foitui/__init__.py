"""foitui: triage Freedom of Information requests in a terminal."""

__version__ = "0.1.0"
