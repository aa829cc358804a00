"""Programmes that go on for years: a cohort of children through named steps, and the model tambon's aims.

Owns: programmes with population, target and reached kept apart, their steps, participants under a code only,
what is known of who they are (sealed), measures of a town in the seven dimensions with baseline and aim.
Must not know: projects and their money, and how a page looks.
"""
