"""Benchmarks: how fast the program is beside what the machine could do at best.

Here lives: the harness, the baselines, one `bench_*.py` for each promise, the table for the README.
`make bench` runs all; `python -m tests.bench save open` runs some. Nothing here is collected by pytest.
"""
