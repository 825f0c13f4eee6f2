"""The minimal gated unit: a GRU whose one gate f both resets and updates."""

from functools import partial
from typing import Final

from rnnquiz.numerics import gru

Params = gru.Params
Trace = gru.Trace
Gradient = gru.Gradient

CELL: Final = gru.CELL._replace(options=gru.Options(tie="r=z"))

step = partial(gru.step, tie="r=z")
forward = partial(gru.forward, tie="r=z")
backward = gru.backward
