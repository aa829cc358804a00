"""ขอรับบริการ: guides by what people look for, forms filled in by a code, the calendar."""
