"""Text to figures: pure functions, the same text gives the same answer."""
