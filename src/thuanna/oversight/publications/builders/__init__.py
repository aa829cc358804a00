"""What a fund's and a town's publications hold, built from facts through the gate."""
