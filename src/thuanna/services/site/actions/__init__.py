"""The only code that writes the site's tables: pages, their files, the office's registers, the checklist."""
