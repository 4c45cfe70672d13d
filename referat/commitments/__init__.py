"""Who does what by when: the commitments in a decision's text, each with its sentence."""

from referat.commitments.finding import find_commitments
from referat.commitments.in_minutes import ItemCommitments, commitments_in
from referat.commitments.value import FoundCommitment

__all__ = ["FoundCommitment", "ItemCommitments", "commitments_in", "find_commitments"]
