"""The minimal gated unit: a GRU whose one gate f both resets and updates.

Equations:  f_t = sigmoid(W_xf x_t + W_hf h_prev + b_f)
            n_t = tanh(W_xn x_t + b_n + f_t * (W_hn h_prev + b_hn))
            h_t = (1 - f_t) * n_t + f_t * h_prev
Shapes:     as the GRU's, with two blocks f, n instead of three; f is both r and z of the trace
Source:     Zhou et al. 2016; flax.linen.MGUCell, which starts with a forget bias of 1
Differs:    `reset` and `update` choose the other forms, as for the GRU
"""

from functools import partial

from rnnquiz.numerics import gru

Params = gru.Params
Trace = gru.Trace
Gradient = gru.Gradient

CELL = gru.CELL._replace(options=gru.Options(tie="r=z"))

step = partial(gru.step, tie="r=z")
forward = partial(gru.forward, tie="r=z")
backward = gru.backward
