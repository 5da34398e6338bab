"""The queue: one claim at a time before a person, with its report."""
