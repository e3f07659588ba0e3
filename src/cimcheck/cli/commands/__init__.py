"""One module a command: `command()` makes it. A package is a group of commands with `ABOUT`."""
