"""Whether reports add up: a body's texts, statements and figures in, verdicts out. Pure."""
