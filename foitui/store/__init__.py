"""Cases at rest."""
