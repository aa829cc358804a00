"""What channels share: the page decorator, requests, form fields, components, base templates, static files.

Owns: how a page looks and how a request becomes an actor. Must not know: any single page.
"""
