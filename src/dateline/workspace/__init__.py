"""The staircase over a store: sources in, claims, incidents."""
