"""Staff pages of the register of leaders: whom to call in each village, and who agreed to be shown."""
