"""Makes what tests need, through models or actions; never imported by the program."""
