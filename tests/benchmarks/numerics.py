"""How long the reference takes, beside PyTorch on the CPU and beside its own bare matmuls.

    python tests/benchmarks/numerics.py [--torch PYTHON] [--rounds 5] [--cells lstm gru elman]

Prints one table for each precision: median times of one thread, and ratios. Each library runs in a
process of its own, in turn, since two thread pools in one process fight. PYTHON is an interpreter
that can import torch; without one the ratio to PyTorch is left out.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

SIZES = [
    (5, 1, 3, 4),
    (32, 1, 64, 64),
    (100, 32, 128, 128),
    (128, 32, 256, 256),
    (500, 1, 128, 128),
]
AIMS = {
    ("float64", "forward"): 1.3, ("float64", "both"): 1.0,
    ("float32", "forward"): 2.0, ("float32", "both"): 1.7,
}  # fmt: skip
SMALLEST = 0.2
THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
BLOCKS = {"elman": 1, "lstm": 4, "gru": 3}
BUDGET = 0.15  # seconds a measurement


def main() -> None:
    """Measure everything in turn and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--torch", default=sys.executable, help="an interpreter with torch")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cells", nargs="*", default=["lstm", "gru", "elman"])
    parser.add_argument("--worker", choices=WORKERS)
    arguments = parser.parse_args()
    if arguments.worker:
        serve(WORKERS[arguments.worker])
        return
    workers = {name: start(name, arguments.torch) for name in WORKERS}
    for dtype in ("float64", "float32"):
        print(
            f"\n{dtype:8} {'T,N,D,H':16} {'what':8} {'numpy':>10} {'matmuls':>8} {'torch':>8}  aim"
        )
        for cell in arguments.cells:
            for size in SIZES:
                for what in ("forward", "both"):
                    job = {"cell": cell, "size": size, "dtype": dtype, "what": what}
                    report(job, measure(workers, job, arguments.rounds))
    scaling()


def measure(workers: dict[str, Any], job: dict[str, Any], rounds: int) -> dict[str, float]:
    """The median time of each worker, asked in turn."""
    times: dict[str, list[float]] = {name: [] for name in workers}
    for _ in range(rounds):
        for name, worker in workers.items():
            worker.stdin.write(json.dumps(job) + "\n")
            worker.stdin.flush()
            times[name].append(float(worker.stdout.readline() or "nan"))
    return {name: statistics.median(each) for name, each in times.items()}


def report(job: dict[str, Any], times: dict[str, float]) -> None:
    """Print a row: our time, and how many times as long it is as the others'."""
    aim = SMALLEST if tuple(job["size"]) == SIZES[0] else AIMS[job["dtype"], job["what"]]
    ours, size = times["numpy"], ",".join(map(str, job["size"]))
    ratio = ours / times["torch"]
    met = "" if math.isnan(ratio) else ("met" if ratio <= aim else "MISSED")
    row = f"{job['cell']:8} {size:16} {job['what']:8} {ours * 1e6:8.0f}us"
    print(f"{row} {ours / times['matmul']:8.2f} {ratio:8.2f}  {aim} {met}", flush=True)


def start(name: str, torch_python: str) -> Any:
    """A process that measures one library."""
    python = torch_python if name == "torch" else sys.executable
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [python, __file__, "--worker", name], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True, env=os.environ | THREADS | {"PYTHONPATH": str(root)},
    )  # fmt: skip


def serve(prepare: Callable[..., Callable[[], Any]]) -> None:
    """Read jobs from standard input, print the time of each."""
    for line in sys.stdin:
        job = json.loads(line)
        try:
            run = prepare(job["cell"], tuple(job["size"]), job["dtype"], job["what"])
        except ImportError:
            print("nan", flush=True)
            continue
        print(timed(run), flush=True)


def timed(run: Callable[[], Any]) -> float:
    """The median time of one call."""
    run()
    times: list[float] = []
    while sum(times) < BUDGET or len(times) < 3:
        before = time.perf_counter()
        run()
        times.append(time.perf_counter() - before)
    return statistics.median(times)


def numpy_job(cell: str, size: tuple[int, ...], dtype: str, what: str) -> Callable[[], Any]:
    """Our forward, or forward and backward of everything."""
    import numpy as np

    from rnnquiz.numerics import elman, gru, lstm

    T, N, D, H = size
    module, G = {"elman": elman, "lstm": lstm, "gru": gru}[cell], BLOCKS[cell]
    rng = np.random.default_rng(0)
    shapes = ((G * H, D), (G * H, H), (G * H,), (G * H,))
    p = module.Params(*(rng.uniform(-1, 1, s).astype(dtype) / H**0.5 for s in shapes))
    x, d_h = rng.normal(size=(T, N, D)).astype(dtype), rng.normal(size=(T, N, H)).astype(dtype)
    if what == "forward":
        return lambda: module.forward(p, x)
    return lambda: module.backward(p, module.forward(p, x), d_h)


def torch_job(cell: str, size: tuple[int, ...], dtype: str, what: str) -> Callable[[], Any]:
    """The same in PyTorch, gradients of the inputs included."""
    import torch

    torch.set_num_threads(1)
    T, N, D, H = size
    made_by = {"elman": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}[cell]
    rnn = made_by(D, H).to(getattr(torch, dtype))
    x = torch.randn(T, N, D, dtype=getattr(torch, dtype), requires_grad=True)
    d_h = torch.randn(T, N, H, dtype=getattr(torch, dtype))

    def forward() -> Any:
        return rnn(x)  # what backward needs is kept, as in our trace

    def both() -> Any:
        rnn.zero_grad()
        x.grad = None
        rnn(x)[0].backward(d_h)

    return forward if what == "forward" else both


def matmul_job(cell: str, size: tuple[int, ...], dtype: str, what: str) -> Callable[[], Any]:
    """Only the matrix products that a pass cannot do without."""
    import numpy as np

    T, N, D, H = size
    G = BLOCKS[cell]
    rng = np.random.default_rng(0)
    W_x, W_h = (rng.normal(size=s).astype(dtype) for s in ((D, G * H), (H, G * H)))
    x, h = rng.normal(size=(T * N, D)).astype(dtype), rng.normal(size=(T, N, H)).astype(dtype)
    a, W_hT = rng.normal(size=(T, N, G * H)).astype(dtype), np.ascontiguousarray(W_h.T)

    def forward() -> None:
        x @ W_x
        for t in range(T):
            h[t] @ W_h

    def both() -> None:
        forward()
        for t in range(T):
            a[t] @ W_hT
        flat = a.reshape(T * N, -1)
        flat @ W_x.T
        flat.T @ x
        flat.T @ h.reshape(T * N, -1)

    return forward if what == "forward" else both


WORKERS = {"numpy": numpy_job, "matmul": matmul_job, "torch": torch_job}


def scaling() -> None:
    """Time a step and memory a step of a long sequence: both should not depend on T."""
    print("\nlstm, N=1, D=H=64, float64: forward and backward by length")
    for T in (100, 1000, 10000):
        run = numpy_job("lstm", (T, 1, 64, 64), "float64", "both")
        run()
        before = time.perf_counter()
        run()
        seconds = time.perf_counter() - before
        tracemalloc.start()
        run()
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        numbers = peak / 8 / (T * 64)
        print(f"T={T:6} {seconds / T * 1e6:6.1f}us a step, peak {numbers:5.1f} numbers a T*N*H")


if __name__ == "__main__":
    main()
