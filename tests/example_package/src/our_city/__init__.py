"""An example of a package that adds a fact, a calculator and an output to cimcheck."""
