"""Every bound on a formula, so that no text, however strange, costs more than milliseconds."""

MAX_LENGTH = 2_000  # characters of a source text
MAX_NESTING = 90  # brackets, functions and exponents inside one another, while reading
MAX_DEPTH = 40  # levels of the tree that was read
MAX_NODES = 500  # nodes of the tree that was read
MAX_NAME = 24  # characters of a canonical name
MAX_DIGITS = 40  # digits of a number as written
MAX_NUMBER = 1e15  # numbers are below this
MIN_NUMBER = 1e-15  # and, when not 0, at least this
MAX_EXPONENT = 1_000  # size of an exponent when evaluated
MAX_WORK = 100_000  # nodes evaluated inside sums and products
MAX_ELEMENTS = 1_000_000  # elements of an array that a formula makes
