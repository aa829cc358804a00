"""The public pages of the sealed channel: what it protects, telling, reading the answers with the code.

Owns: neutral titles and addresses, the way out on every page, that nothing is kept by browser or proxy. Must
not know: who reads beyond their offices. Every look at a thread is a POST, so that the code stands in no
address, no history and no log.
"""
