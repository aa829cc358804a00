"""What the templates of the staff channel may say."""
