"""The entry of the frozen program, which knows no console scripts."""

from journeymapper.app.main import main

if __name__ == "__main__":
    raise SystemExit(main())
