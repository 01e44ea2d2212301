"""What the things of a journey map are: small frozen records in flat tables.

Here lives: the record types and the catalogue of lane and card kinds.
May see: foundation.
Never: order, change or drawing; a derived value is never a field.
"""
