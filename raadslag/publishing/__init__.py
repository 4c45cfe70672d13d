"""Publication: what the checks found and who waived it, approvals, and decisions that are stopped."""
