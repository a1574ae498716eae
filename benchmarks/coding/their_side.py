"""Run by another Python, one that has scikit-learn or krippendorff: JSON in, JSON out, nothing of ours imported.

`svm` is TF-IDF of words (1 and 2 together) and of pieces of words (3 to 5 letters), sublinear, each in two comments at least, and
a linear support vector machine for each label, C .5.

`pxtextmining` is what its `create_and_train_svc_model` sets (The Strategy Unit, version 0.6): TF-IDF of words (1 and 2 together,
in at most nine of ten comments), and for each label a support vector machine with its usual radial kernel, C 15, labels
weighed by how rare they are, at most 1,000 rounds. Left out: which question was asked, which its version reads as one feature
more and ours does not; and its turning of margins into probabilities, which ranks no better: margins rank here, and above
0 a label is put on.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

Answered = dict[str, Any]


def main() -> None:
    """Answer what was asked."""
    asked = json.load(sys.stdin)
    warnings.filterwarnings("ignore")
    answers: dict[str, Callable[[Answered], Any]] = {"alpha": alphas, "tags": tags, "versions": versions}
    json.dump(answers[asked["what"]](asked), sys.stdout)


def versions(_: Answered) -> list[str]:
    """Return what there is here."""
    from importlib.metadata import PackageNotFoundError, version

    found = ["Python " + sys.version.split()[0]]
    for name in ("scikit-learn", "numpy", "krippendorff"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"no {name}")
    return found


def alphas(asked: Answered) -> list[float | None]:
    """Return nominal alpha of each table of units; None where it has none."""
    import krippendorff
    import numpy as np

    found: list[float | None] = []
    for units in asked["tables"]:
        rows = np.array([[np.nan if value is None else value for value in unit] for unit in units], float).T
        try:
            alpha = float(krippendorff.alpha(rows, level_of_measurement="nominal"))
        except ValueError:
            alpha = float("nan")
        found.append(None if np.isnan(alpha) else alpha)
    return found


def tags(asked: Answered) -> Answered:
    """Return for each system a list of {label: margin} for the comments asked about, and what it took."""
    from sklearn.preprocessing import MultiLabelBinarizer

    texts, labels = zip(*asked["learnt"], strict=True)
    columns = MultiLabelBinarizer().fit(labels)
    found: Answered = {}
    for name in asked["systems"]:
        began = time.perf_counter()
        model = svm() if name == "svm" else pxtextmining()
        model.fit(texts, columns.transform(labels))
        margins = margins_of(model, asked["asked"])
        names = [str(label) for label in columns.classes_]
        found[name] = {
            "scores": [dict(zip(names, map(float, row), strict=True)) for row in margins],
            "seconds": time.perf_counter() - began,
        }
    return found


def svm() -> Any:
    """Return words and pieces with a linear machine."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.svm import LinearSVC

    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=2, sublinear_tf=True)
    return make_pipeline(make_union(words, pieces), OneVsRestClassifier(LinearSVC(C=0.5)))


def pxtextmining() -> Any:
    """Return the published setting."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import SVC

    words = TfidfVectorizer(ngram_range=(1, 2), max_df=0.9)
    return make_pipeline(
        words, OneVsRestClassifier(SVC(C=15, class_weight="balanced", max_iter=1000, cache_size=1000))
    )


def margins_of(model: Any, texts: list[str]) -> Any:
    """Return a row of margins for each text, one column a label."""
    margins = model.decision_function(texts)
    return margins if margins.ndim > 1 else [[-row, row] for row in margins]


if __name__ == "__main__":
    main()
