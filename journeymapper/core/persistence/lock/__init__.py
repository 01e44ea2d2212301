"""Who has a map open: a small file beside it, so that two people or two programs don't write over each other.

Here lives: what a lock says, who we are on this machine, taking, taking over and giving back.
May see: foundation, and the classes of Python for files and processes.
Never: the map's content; a question (whether a living owner's lock is taken is a person's choice, asked above).

Where it lies. Beside the map as `.~lock.NAME#`: whoever reaches the map sees it, on a network share and on a USB stick
too; it is hidden, and programs that synchronise folders leave such names alone. Where that folder can't be written it
lies in our own state folder, which keeps the programs of one person apart. No descriptor stays open, so that a stick
can still be taken out. It is no more than a word between people: what keeps a foreign change from being overwritten is
the hash that each save compares.
"""
