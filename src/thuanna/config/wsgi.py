"""The WSGI application, for granian or any other server."""

import os

from django.core.wsgi import get_wsgi_application

from .processes import die_with_parent

die_with_parent()  # a web worker must not outlive its server and share the port with the next one
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thuanna.config.settings")
application = get_wsgi_application()
