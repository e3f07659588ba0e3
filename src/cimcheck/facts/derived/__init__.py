"""Facts that bindings cannot say: one module a fact, named after it, with `FACT` and `derive(store, subject)`."""
