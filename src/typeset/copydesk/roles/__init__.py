"""Which role each line plays: the evidence, and the one best reading of the whole page."""
