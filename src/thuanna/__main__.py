"""``python -m thuanna``."""

import sys

from thuanna.config.console import main

sys.exit(main())
