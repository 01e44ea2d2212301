"""`python -m journeymapper` is the program."""
import sys

from journeymapper.app.main import main

if __name__ == "__main__":
    sys.exit(main())
