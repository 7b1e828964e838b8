"""What the rules say: regimes as data, and pure functions over them."""
