"""The benchmarks: a module each, with a `main` function; `scripts/bench NAME` runs one."""
