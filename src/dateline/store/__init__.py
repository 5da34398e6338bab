"""The workspace's tables, with one way in and one way out: SQLite for one person, PostgreSQL for a team."""
