"""Who does what by when: the commitments in a decision's text, each with its sentence."""
