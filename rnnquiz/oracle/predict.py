"""Predictions: an experiment that content names, shown by its settings, run once it is answered."""

from rnnquiz.bank import Predict
from rnnquiz.lab import Result, conduct
from rnnquiz.oracle.attempt import stream
from rnnquiz.oracle.choices import Choices
from rnnquiz.oracle.draw import shuffled


def predicted(question: Predict, seed: int) -> Choices:
    """The outcomes in the order of a seed; of the numbers, only the settings are known yet."""
    order = shuffled(range(len(question.options)), stream(question, seed, "order"))
    settings = {name: float(value) for name, value in question.lab.settings.items()}
    return Choices(seed, order, settings)


def measured(question: Predict, seed: int) -> Result:
    """What the experiment of the question shows for a seed; UsageError where there is none."""
    return conduct(question.lab.experiment, seed, question.lab.settings)
