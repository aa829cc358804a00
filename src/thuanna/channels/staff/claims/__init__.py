"""Claims for benefits: taking them, certifying, deciding, objecting, preparing the payment."""
