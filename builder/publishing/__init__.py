"""Third floor: an `Archive` to the files of a website."""
