"""What tests share.

Here lives: guards that hold for the whole suite, marks for tools that a machine may lack, checkers for the contracts.
May see: anything of the program; Qt only inside functions, so that the core's tests start without it.
Never: a test.
"""
