"""Pages of the fund's money: taking contributions, receipts, opening the book."""
