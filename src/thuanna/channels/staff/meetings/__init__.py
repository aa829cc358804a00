"""Staff pages of meetings: calling, holding, minutes, resolutions, and their papers."""
