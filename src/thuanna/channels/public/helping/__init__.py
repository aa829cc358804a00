"""ขอความช่วยเหลือ: asking in three short steps, the receipt, and the page by number and code."""
