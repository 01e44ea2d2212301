"""What is true of any program: errors, ids, ranks, signals, texts, time, files.

Here lives: small helpers that know nothing of journeys.
May see: the standard library and platform helpers.
Never: any other room of this program.
"""
