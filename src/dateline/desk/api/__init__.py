"""The interface for programs: what the desk holds as JSON, masked as exports are."""
