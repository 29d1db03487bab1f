"""From what a run found to what people read: report.json first, everything else is made from it."""
