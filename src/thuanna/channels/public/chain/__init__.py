"""Public pages of the chain: forums with their answers, projects from need to result, what one can join."""
