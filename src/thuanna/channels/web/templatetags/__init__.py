"""What templates may say (`words`) and what they are built of (`parts`)."""
