"""Lets ``python -m referat`` run the command."""

import sys

from referat.cli import main

sys.exit(main())
