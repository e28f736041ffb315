"""The types that the stages hand to each other: frozen, complete, and without behaviour of their own."""
