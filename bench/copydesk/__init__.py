"""The bench of hard pages: known articles, set and scrambled as pages do, and a score of what the copy desk makes."""
