"""What came of it: commitments, the reminder list, the annual wheel, and the decision's trail."""
