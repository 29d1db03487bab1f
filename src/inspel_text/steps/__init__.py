"""The steps of the pipeline, one file a step. How to add one: docs/guides/add-a-step.md."""
