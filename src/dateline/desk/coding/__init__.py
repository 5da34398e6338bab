"""Coding twice: who codes which report, one coder's work, and the decision where coders differ."""
