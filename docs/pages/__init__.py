"""One module a page of the reference; each has `lines(lang)`."""
