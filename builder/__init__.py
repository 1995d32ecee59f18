"""Vraagbaak: a static site generator for archives of parliamentary questions."""
