"""Words out: the summary and the reply."""
