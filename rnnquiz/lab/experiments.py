"""The table of experiments, and running one. It is read without NumPy, which only a run needs."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

from rnnquiz.errors import UsageError, instead
from rnnquiz.lab.result import Measured, Result
from rnnquiz.text import Text


class Setting(NamedTuple):
    """One thing that can be set: what it is when nobody says, and its limits."""

    default: float
    low: float
    high: float
    whole: bool = False


class Experiment(NamedTuple):
    """An experiment: where its function is (`module.function`), its title and its settings."""

    function: str
    title: Text
    settings: Mapping[str, Setting]


def _whole(default: int, low: int, high: int) -> Setting:
    return Setting(default, low, high, whole=True)


HIDDEN = _whole(20, 2, 64)
EXPERIMENTS: Mapping[str, Experiment] = {
    "jacobian": Experiment(
        "gradients.jacobian",
        Text(
            en="How dh_T/dh_k grows or shrinks with distance, for W_h = rho times a rotation",
            zh="W_h 为 rho 乘旋转矩阵时，dh_T/dh_k 随距离增大还是缩小",
        ),
        {
            "rho": Setting(1.0, 0.0, 5.0),
            "inputs": Setting(0.2, 0.0, 5.0),
            "steps": _whole(25, 1, 100),
            "hidden": HIDDEN,
        },
    ),
    "radius": Experiment(
        "gradients.radius",
        Text(
            en="A matrix with a large norm whose powers are zero",
            zh="范数很大、幂却为零的矩阵",
        ),
        {"scale": Setting(10.0, 0.1, 100.0), "steps": _whole(8, 1, 50), "hidden": _whole(4, 2, 16)},
    ),
    "start": Experiment(
        "gradients.start",
        Text(
            en="How far back the gradient reaches in an RNN, LSTM and GRU with default weights",
            zh="默认初始化的 RNN、LSTM、GRU 中，梯度能传回多远",
        ),
        {"steps": _whole(50, 1, 100), "hidden": HIDDEN},
    ),
    "forget": Experiment(
        "gradients.forget",
        Text(
            en="What the forget gate's bias does to the gradient of the first input",
            zh="遗忘门的偏置如何影响第一个输入的梯度",
        ),
        {"steps": _whole(50, 1, 100), "hidden": HIDDEN},
    ),
    "relu": Experiment(
        "gradients.relu",
        Text(
            en="Gradients through ReLU and tanh when the weights are large",
            zh="权重较大时，梯度穿过 ReLU 与 tanh 的情形",
        ),
        {"scale": Setting(3.0, 0.1, 6.0), "steps": _whole(30, 1, 100), "hidden": HIDDEN},
    ),
    "shares": Experiment(
        "training.shares",
        Text(
            en="What each time step contributes to the gradient of W_h",
            zh="每个时间步对 W_h 梯度的贡献",
        ),
        {"steps": _whole(20, 2, 100), "hidden": HIDDEN},
    ),
    "truncation": Experiment(
        "training.truncation",
        Text(
            en="What truncated BPTT changes, and what it leaves as it was",
            zh="截断 BPTT 改变了什么，没有改变什么",
        ),
        {"chunk": _whole(4, 1, 100), "steps": _whole(12, 2, 100), "hidden": HIDDEN},
    ),
    "clipping": Experiment(
        "training.clipping",
        Text(
            en="Clipping a gradient by its norm and by its values",
            zh="按范数裁剪与按值裁剪梯度",
        ),
        {"most": Setting(0.5, 0.001, 10.0), "steps": _whole(12, 2, 100), "hidden": HIDDEN},
    ),
    "copy": Experiment(
        "states.copy",
        Text(
            en="A ReLU network without input: does it keep its state?",
            zh="没有输入的 ReLU 网络能否保持状态",
        ),
        {"steps": _whole(30, 1, 100), "hidden": HIDDEN},
    ),
    "bound": Experiment(
        "states.bound",
        Text(
            en="How large the states of a GRU and an LSTM can become",
            zh="GRU 与 LSTM 的状态能变得多大",
        ),
        {"scale": Setting(10.0, 0.1, 50.0), "steps": _whole(50, 1, 100), "hidden": HIDDEN},
    ),
    "saturation": Experiment(
        "states.saturation",
        Text(
            en="Where tanh becomes exactly 1 in floating point",
            zh="浮点运算中 tanh 在哪里恰好等于 1",
        ),
        {"most": _whole(24, 2, 40)},
    ),
    "perplexity": Experiment(
        "states.perplexity",
        Text(
            en="The perplexity of a model that is sure and wrong",
            zh="自信却错误的模型的困惑度",
        ),
        {
            "tokens": _whole(11, 3, 100),
            "vocabulary": _whole(7, 2, 1000),
            "sure": Setting(4.0, 0.0, 10.0),
        },
    ),
}


def experiment(name: str) -> Experiment:
    """The experiment of that name; UsageError with the nearest one."""
    if name not in EXPERIMENTS:
        raise UsageError(f"there is no experiment `{name}`{instead(name, EXPERIMENTS)}")
    return EXPERIMENTS[name]


def settings_of(name: str, asked: Mapping[str, float]) -> dict[str, float]:
    """All settings of an experiment with those asked for; UsageError where one cannot be."""
    known = experiment(name).settings
    for word, value in asked.items():
        if word not in known:
            raise UsageError(f"`{name}` has no setting `{word}`{instead(word, known)}")
        setting = known[word]
        if not setting.low <= value <= setting.high or (setting.whole and value != int(value)):
            kind = "a whole number" if setting.whole else "a number"
            limits = f"{setting.low:g} to {setting.high:g}"
            raise UsageError(f"`{word}` of `{name}` is {kind} from {limits}, not {value:g}")
    return {word: asked.get(word, setting.default) for word, setting in known.items()}


def conduct(name: str, seed: int, asked: Mapping[str, float]) -> Result:
    """Run an experiment on the weights of a seed."""
    return _conduct(name, seed, tuple(settings_of(name, asked).items()))


@lru_cache(maxsize=256)
def _conduct(name: str, seed: int, settings: tuple[tuple[str, float], ...]) -> Result:
    from rnnquiz.lab.dice import Dice

    made = EXPERIMENTS[name]
    module, function = made.function.split(".")
    measure: Callable[..., Measured] = getattr(import_module(f"rnnquiz.lab.{module}"), function)
    given = {
        word: int(value) if made.settings[word].whole else float(value) for word, value in settings
    }
    values, plots = measure(Dice(name, seed), **given)
    floats = {word: float(value) for word, value in given.items()}
    return Result(name, seed, given, {**floats, **values}, plots)
