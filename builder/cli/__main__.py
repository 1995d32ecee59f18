"""`python -m builder.cli` is `vraagbaak`."""

from builder.cli import main

if __name__ == "__main__":
    main()
