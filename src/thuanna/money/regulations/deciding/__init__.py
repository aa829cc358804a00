"""What a regulation decides: dues, standing, benefits. Plain Python: facts in, answers with reasons out."""
