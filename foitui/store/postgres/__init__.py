"""Cases at rest in PostgreSQL; `opening` is the door, and the only import that others need."""
