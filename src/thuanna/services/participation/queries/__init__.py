"""Everything read: `matters`, `comments`, `polls`, `statistics`. What everybody reads is `shown`."""
