"""The operator's page: how the installation is, without a word about anybody in it."""
