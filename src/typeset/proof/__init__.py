"""Pictures of what was made, for a person's eyes."""
