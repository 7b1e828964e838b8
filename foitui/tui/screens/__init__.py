"""The screens: each typed by what it returns, none knowing who called it."""
