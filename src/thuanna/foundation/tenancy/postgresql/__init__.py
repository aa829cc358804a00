"""Django's PostgreSQL backend, which tells each connection for whom it works."""
