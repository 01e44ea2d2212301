"""Tickets for Jira, as the CSV file that its importer takes.

Here lives: the capability record, Jira's columns, words and limits.
May see: core.
Never: another slice; which red points become tickets (core.backlog.tickets).
"""
