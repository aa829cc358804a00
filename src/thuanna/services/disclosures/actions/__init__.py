"""Naming the readers, telling and writing, reading and answering, standing aside.

`naming` the setting of the town · `telling` what the teller does · `reading` opening a thread, answering,
passing on, closing · `replacing` a reader stands aside and another steps in · `forgetting` deletion in time
"""
