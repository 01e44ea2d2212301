"""Starting the program: what connects the rooms.

Here lives: main, command line, wiring of the editor, crash, logging.
May see: everything.
Never: anything that another room could want to import.
"""
