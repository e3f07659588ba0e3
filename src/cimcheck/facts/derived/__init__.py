"""Facts that bindings cannot say: one module a fact, named after it; `FACT` and `derive(store, subject)`."""
