"""Pages of cash and payments: recording money, handing over, counting, paying, what an inspector reads."""
