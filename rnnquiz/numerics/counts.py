"""How many parameters a recurrent layer has, and how many multiply-adds a step of it takes."""

from typing import Literal

CellName = Literal["elman", "lstm", "gru", "mgu", "lstm_1997", "lstm_coupled"]

BLOCKS: dict[str, int] = {
    "elman": 1,
    "lstm": 4,
    "gru": 3,
    "mgu": 2,
    "lstm_1997": 3,
    "lstm_coupled": 3,
}


def parameters(
    cell: CellName,
    D: int,
    H: int,
    *,
    biases: int = 1,
    layers: int = 1,
    directions: int = 1,
    projection: int = 0,
    peepholes: bool = False,
) -> int:
    """The parameters of a stack of recurrent layers.

    Equations:  G (H D + H H + biases H) for one layer of G blocks: Elman 1, GRU 3, LSTM 4;
                each further layer reads directions * H features; with a projection to R the
                recurrent part is G H R and R H is added; peepholes add (G - 1) H
    Source:     torch.nn.LSTM (weight shapes); Keras 3 (GRU with one bias or two)
    Differs:    PyTorch and ONNX have 2 biases; Keras 1, but 2 for its GRU with reset_after
    """
    G, R = BLOCKS[cell], projection or H
    inputs = [D] + [directions * R] * (layers - 1)
    extra = projection * H + ((G - 1) * H if peepholes else 0)
    return sum(directions * (G * H * (size + R + biases) + extra) for size in inputs)


def multiply_adds(
    cell: CellName,
    D: int,
    H: int,
    *,
    steps: int = 1,
    layers: int = 1,
    directions: int = 1,
    projection: int = 0,
) -> int:
    """The multiply-adds of the matrix products, for one sequence; elementwise work is O(H) more.

    Equations:  G H (D + H) a step for one layer of G blocks: Elman 1, GRU 3, LSTM 4
    Source:     the shapes of the weights, each used once a step
    """
    weights = parameters(
        cell, D, H, biases=0, layers=layers, directions=directions, projection=projection
    )
    return steps * weights
