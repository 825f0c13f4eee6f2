"""What a formula comes out as. Named here so that naming it does not load NumPy."""

from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A number, a column vector (1-D) or a matrix.
Value = Union[float, "NDArray[np.float64]"]
