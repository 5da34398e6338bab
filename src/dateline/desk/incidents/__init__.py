"""The view of incidents: what is said, voice by voice, and what a person may change of it."""
