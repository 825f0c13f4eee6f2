"""The reference: recurrent cells, layers, networks, gradients and training, in plain NumPy."""

from rnnquiz.numerics import activations as activations
from rnnquiz.numerics import attention as attention
from rnnquiz.numerics import counts as counts
from rnnquiz.numerics import differences as differences
from rnnquiz.numerics import elman as elman
from rnnquiz.numerics import encoder_decoder as encoder_decoder
from rnnquiz.numerics import gradients as gradients
from rnnquiz.numerics import gru as gru
from rnnquiz.numerics import jordan as jordan
from rnnquiz.numerics import layers as layers
from rnnquiz.numerics import layouts as layouts
from rnnquiz.numerics import lstm as lstm
from rnnquiz.numerics import mgu as mgu
from rnnquiz.numerics import networks as networks
from rnnquiz.numerics import readouts as readouts
from rnnquiz.numerics import training as training
from rnnquiz.numerics import trees as trees
from rnnquiz.numerics import unroll as unroll
from rnnquiz.numerics import weights as weights
from rnnquiz.numerics.arrays import Array as Array
