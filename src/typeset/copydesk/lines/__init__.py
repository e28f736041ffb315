"""What stands on each raw line of a page, and how the page was set: measures, fills, habits, lines built alike."""
