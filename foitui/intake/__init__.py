"""Requests in: messages and files to typed requests."""
