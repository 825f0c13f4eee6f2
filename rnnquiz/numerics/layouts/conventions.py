"""Who orders, transposes and updates what: one row a framework."""

from typing import NamedTuple


class Convention(NamedTuple):
    """How a framework writes its recurrent layers down; n is GRU's candidate, g LSTM's."""

    framework: str
    lstm_blocks: str
    gru_blocks: str
    weight: str  # the shape of the input matrix
    product: str
    biases: str
    update: str  # the GRU's
    reset: str  # where the GRU's reset gate stands
    forget_bias: str
    padded: str
    state: str


CONVENTIONS: tuple[Convention, ...] = (
    Convention(
        "PyTorch", "i f g o", "r z n", "(G H, D)", "x @ W.T", "two",
        "h = (1 - z) n + z h_prev", "after", "none", "0", "(h, c)",
    ),
    Convention(
        "Keras", "i f g o", "z r n", "(D, G H)", "x @ W", "one; GRU two if reset_after",
        "h = z h_prev + (1 - z) n", "after; before if not reset_after", "1 in the bias",
        "the last output; Bidirectional 0", "[h, c]",
    ),
    Convention(
        "ONNX", "i o f g; P i o f", "z r n", "(directions, G H, D)", "x @ W.T", "two, B = [Wb, Rb]",
        "h = (1 - z) n + z h_prev", "before; after if linear_before_reset", "none",
        "0 (onnxruntime)", "Y_h, Y_c",
    ),
    Convention(
        "Flax", "i f g o by name", "r z n by name", "(D, H) a gate", "x @ W",
        "LSTM on h; GRU on x and on h's n", "h = (1 - z) n + z h_prev", "after", "none",
        "as computed", "(c, h)",
    ),
    Convention(
        "Haiku", "i g f o", "z r n", "LSTM (D + H, 4 H); GRU (D, 3 H)", "x @ W", "one; RNN two",
        "h = (1 - z) h_prev + z n", "before", "1 in the forward pass", "none", "(h, c)",
    ),
)  # fmt: skip


def conventions() -> list[dict[str, str]]:
    """The table as rows of texts by column, for whoever prints it."""
    return [row._asdict() for row in CONVENTIONS]
