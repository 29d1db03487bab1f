"""Find what points to a private person in free text: one file a kind of trace."""
