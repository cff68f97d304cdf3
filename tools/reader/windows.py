"""How a long sequence of word pieces is cut into windows, and how their outputs are joined.

A sequence counts [CLS] at its start and [SEP] at its end; they stand there only,
not at the edges of the windows between.
"""

import numpy as np

WINDOW = 510
TWO_WINDOWS = 2 * WINDOW
MIN_OVERLAP = 128


def window_starts(length):
    """Starts of the windows that cover `length` pieces; each window has min(length, 510).

    Up to 510 pieces: one window. Up to 1,020: the first 510 and the last 510, as in
    training, however little they overlap. Beyond: the fewest windows at evenly spread
    starts of which each overlaps the one before it by at least 128 pieces.
    """
    if length <= WINDOW:
        return [0]
    count = 2
    starts = _spread(length, count)
    while length > TWO_WINDOWS and _smallest_overlap(starts) < MIN_OVERLAP:
        count += 1
        starts = _spread(length, count)
    return starts


def _spread(length, count):
    # Halves round up, in whole numbers: Python's round() would take them to the even
    # neighbour and JavaScript's Math.round() would not.
    last, gaps = length - WINDOW, count - 1
    return [(2 * index * last + gaps) // (2 * gaps) for index in range(count)]


def _smallest_overlap(starts):
    return min(WINDOW - (right - left) for left, right in zip(starts, starts[1:]))


def read_in_windows(encode, ids):
    """Runs `encode` on each window of `ids` and joins what it gives.

    `encode` takes a list of piece ids and gives arrays (vectors [n, hidden],
    attention [heads, n, n], tags [n, tags]). Vectors and tag scores are averaged over
    the windows that cover a piece; attention is summed over windows and each row then
    divided by its sum.
    """
    length = len(ids)
    starts = window_starts(length)
    if len(starts) == 1:
        return encode(ids)
    covered = np.zeros((length, 1), np.float32)
    vectors = attention = tags = None
    for start in starts:
        end = start + WINDOW
        part_vectors, part_attention, part_tags = encode(ids[start:end])
        if vectors is None:
            vectors = np.zeros((length, part_vectors.shape[1]), np.float32)
            attention = np.zeros((part_attention.shape[0], length, length), np.float32)
            tags = np.zeros((length, part_tags.shape[1]), np.float32)
        covered[start:end] += 1
        vectors[start:end] += part_vectors
        attention[:, start:end, start:end] += part_attention
        tags[start:end] += part_tags
    attention /= np.maximum(attention.sum(-1, keepdims=True), 1e-6)
    return vectors / covered, attention, tags / covered
