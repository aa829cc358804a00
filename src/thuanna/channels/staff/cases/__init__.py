"""Staff pages of requests for help: list, cover and file, what is done, who receives and who helps."""
