"""What no text shows."""
