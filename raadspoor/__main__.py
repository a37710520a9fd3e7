"""`python -m raadspoor` and the `raadspoor` script."""

from raadspoor.cli import cli
from raadspoor.legible import be_legible


def main() -> None:
    """Run the command line and exit with its code: 0 all well, 1 not all could be done, 2 wrong usage."""
    be_legible()
    cli(prog_name="raadspoor")


if __name__ == "__main__":
    main()
