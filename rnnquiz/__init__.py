"""A trainer for recurrent networks that proves its answers by running them."""

__version__ = "0.1.0"
