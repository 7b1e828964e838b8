"""Numbers and lists out: returns, performance, the disclosure log, retention, tables as files."""
