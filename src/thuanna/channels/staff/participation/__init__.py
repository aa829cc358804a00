"""Staff pages of the people's voice: matters and their answers, comments, polls, public threads."""
