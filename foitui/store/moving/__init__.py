"""A whole caseload goes from one engine to another: in steps, with a proof, and nothing lost."""
