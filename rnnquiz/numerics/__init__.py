"""The reference: recurrent cells, layers, networks, gradients and training, in plain NumPy."""

from rnnquiz.numerics import activations as activations
from rnnquiz.numerics import counts as counts
from rnnquiz.numerics import elman as elman
from rnnquiz.numerics import gru as gru
from rnnquiz.numerics import lstm as lstm
from rnnquiz.numerics.arrays import Array as Array
