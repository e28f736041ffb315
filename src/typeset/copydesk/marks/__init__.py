"""What a line's own words say that it is: bylines, credits, items, datelines, letters, furniture."""
