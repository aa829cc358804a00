"""The law as dated data: rule files, the functions that read them, their worked cases.

Owns: where rule files lie and how they are read and checked, the register of decision functions,
the worked cases, and the keeping period of every kind of record. Has no table. Must not know what
the rules are about: each app brings its own decision functions and registers them.
"""
