"""What a case is: typed records, the changes they allow, and the facts derived from them."""
