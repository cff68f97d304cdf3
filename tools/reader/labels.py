"""The closed lists the reader was trained with, in the order of its output columns."""

NODE_TYPES = (
    "State", "Alliance", "Organization", "Person", "Legislation",
    "Programme", "WeaponSystem", "Money", "Count", "Date",
    "StatusCue", "ActCue",
)
CUE_TYPES = ("StatusCue", "ActCue")
TAGGED_TYPES = ("Alliance", "Organization", "Person", "Legislation", "Programme", "WeaponSystem")
BIO_TAGS = ("O", *(prefix + kind for kind in TAGGED_TYPES for prefix in ("B-", "I-")))

PRESSURE_KINDS = ("urge", "warn", "threaten", "sanction", "block", "condemn", "waive")
DEAL_STATUSES = (
    "offered", "negotiating", "planned", "approved", "signed", "in-production",
    "delivering", "delivered", "suspended", "cancelled", "blocked",
)

_SIDES = ("State", "Alliance")
_PARTIES = ("State", "Alliance", "Organization", "Person")
_ITEM = ("WeaponSystem",)

# label -> (types of its head, types of its tail); the order is that of the scores' columns
SIGNATURES = {
    "sells_to": (_SIDES, _SIDES),
    "s_item": (_SIDES, _ITEM),
    "b_item": (_SIDES, _ITEM),
    "val_s": (("Money",), _SIDES),
    "val_b": (("Money",), _SIDES),
    "qty_item": (("Count",), _ITEM),
    "qty_b": (("Count",), _SIDES),
    "date_s": (("Date",), _SIDES),
    "date_b": (("Date",), _SIDES),
    **{f"press_{kind}": (_PARTIES, _PARTIES) for kind in PRESSURE_KINDS},
    "over_by": (_PARTIES, _ITEM),
    "over_on": (_PARTIES, _ITEM),
    "under_by": (_PARTIES, ("Legislation",)),
    "under_on": (_PARTIES, ("Legislation",)),
    "ex_by": (_SIDES, ("State",)),
    "ex_from": (("State",), ("Programme", "Alliance")),
    "law_of": (("Legislation",), _SIDES),
    "made_by": (_ITEM, ("Organization",)),
    "member": (("State",), ("Alliance", "Programme")),
    "ally": (("State",), ("State",)),
    "resist": (_SIDES, _SIDES),
    "official": (("Person",), ("State", "Organization", "Alliance")),
    **{f"st_{status}": (_SIDES, _ITEM) for status in DEAL_STATUSES},
}
# A denial names these two together, whatever it denies.
SIGNATURES["denied"] = (_PARTIES, (*_PARTIES, *_ITEM))
# Who plays which part in what a cue tells, whatever that is: "sold", "ordered", "warned".
SIGNATURES |= {
    "tells_seller": (_SIDES, ("StatusCue",)),
    "tells_buyer": (_SIDES, ("StatusCue",)),
    "tells_item": (_ITEM, ("StatusCue",)),
    "tells_by": (_PARTIES, ("ActCue",)),
    "tells_on": (_PARTIES, ("ActCue",)),
    "tells_over": (_ITEM, ("ActCue",)),
    "tells_under": (("Legislation",), ("ActCue",)),
    "tells_from": (("Programme", "Alliance"), ("ActCue",)),
}
# An act of any kind, and a deal of which anything is done.
SIGNATURES["presses"] = (_PARTIES, _PARTIES)
SIGNATURES["st_done"] = (_SIDES, _ITEM)
PAIR_LABELS = tuple(SIGNATURES)

# What may be known of a word before it is read: channel -> its values; number 0 of a channel means "nothing".
HINTS = {
    "kind": (*NODE_TYPES, "Designation"),
    "status": DEAL_STATUSES,
    "act": (*PRESSURE_KINDS, "resist", "exclude"),
    "stance": ("denied", "hypothetical", "planned"),
    "noun": ("alliance", "deal", "law", "organization", "person", "programme", "state", "weapon"),
}

# Where the nearest mentions of a pair stand: head first or tail first, in one sentence or in two.
PLACES = 4

# Upper bounds, in characters, of the distance buckets; a last bucket holds what is farther.
DISTANCE_BOUNDS = (0, 20, 40, 60, 90, 130, 200, 300, 500, 900, 1500)

# A cue is scored against what is named within so many characters of it.
CUE_REACH = 400


def labels_for(head_type, tail_type):
    """The labels that a pair of these node types can carry."""
    return tuple(
        label for label, (heads, tails) in SIGNATURES.items()
        if head_type in heads and tail_type in tails
    )
