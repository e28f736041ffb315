"""Lines joined into passages, each of one kind, as the paper wrote them: spaces, turned lines, writers, poems."""
