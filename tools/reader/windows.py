"""How a long sequence of word pieces is cut into windows.

A sequence counts [CLS] at its start and [SEP] at its end; they stand there only,
not at the edges of the windows between.
"""

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
