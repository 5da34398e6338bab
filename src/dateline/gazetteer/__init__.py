"""The gazetteer: where places of a name lie."""
