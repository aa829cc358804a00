"""The village sheet as it is typed: boxes in, payments and findings out.

Owns what stands in a box means, the control totals, and how two windows' typing comes together. Must not
know Django, tables or pages.
"""
