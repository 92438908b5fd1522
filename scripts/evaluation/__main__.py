"""`scripts/evaluate`."""

from evaluation.command import evaluate

if __name__ == "__main__":
    evaluate(prog_name="scripts/evaluate")
