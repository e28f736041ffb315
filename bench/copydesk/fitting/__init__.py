"""Fits the weights of the copy desk to known pages: `python -m bench.copydesk.fit`."""
