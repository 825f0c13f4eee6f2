"""What the audit finds: a path within an entry, and the sentence about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from rnnquiz.errors import FormulaError, UsageError


class Finding(NamedTuple):
    """Something in an entry that does not hold, at a path such as `options.2.why.en`."""

    path: str
    message: str


Findings = list[Finding]


@contextmanager
def caught(findings: Findings, path: str) -> Iterator[None]:
    """Turn what a formula or a routine refuses into a finding at `path`."""
    try:
        yield
    except FormulaError as error:
        spot = f" (at character {error.position + 1} of `{error.source}`)" if error.source else ""
        findings.append(Finding(path, f"{error}{spot}"))
    except UsageError as error:
        findings.append(Finding(path, str(error)))
    except ArithmeticError as error:
        findings.append(Finding(path, f"this cannot be computed: {error}"))
