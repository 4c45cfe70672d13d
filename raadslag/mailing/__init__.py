"""Mail on its way out: queued in the database, sent once by a job, declined by who wants none."""
