"""What the scripts ask of a line: character classes, line edges, spacing, phrases. Knowledge is data in tables/."""
