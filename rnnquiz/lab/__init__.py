"""Experiments: functions from settings and a seed to a frozen result that can be drawn."""

from rnnquiz.lab.experiments import EXPERIMENTS as EXPERIMENTS
from rnnquiz.lab.experiments import Experiment as Experiment
from rnnquiz.lab.experiments import Setting as Setting
from rnnquiz.lab.experiments import conduct as conduct
from rnnquiz.lab.experiments import experiment as experiment
from rnnquiz.lab.experiments import settings_of as settings_of
from rnnquiz.lab.result import Measured as Measured
from rnnquiz.lab.result import Plot as Plot
from rnnquiz.lab.result import Result as Result
from rnnquiz.lab.result import Row as Row
