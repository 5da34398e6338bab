"""Where on earth the places of a report lie."""
