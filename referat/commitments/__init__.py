"""Who does what by when: the commitments in a decision's text, each with its sentence."""

from referat.commitments.finding import find_commitments
from referat.commitments.value import FoundCommitment

__all__ = ["FoundCommitment", "find_commitments"]
