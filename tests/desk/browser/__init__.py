"""The desk as a person meets it: in Chromium, by keyboard and mouse."""
