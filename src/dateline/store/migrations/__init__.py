"""Changes of the tables from one layout of the workspace to the next, run by Alembic."""
