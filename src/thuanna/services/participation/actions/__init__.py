"""The only code that writes, by subject: `matters` told, `answering`, `comments`, `polls`, `threads`."""
