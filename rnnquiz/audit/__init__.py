"""The audit: a bank is believed when every key, mistake, claim and formula of it has been run."""

from rnnquiz.audit.check import audit

__all__ = ["audit"]
