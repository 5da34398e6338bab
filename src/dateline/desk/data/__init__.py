"""Data sets asked for at the desk: made aside, kept for a while, and shown with what they could not hold."""
