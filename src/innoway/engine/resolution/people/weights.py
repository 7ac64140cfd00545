"""How much each comparison counts, in log odds that two groups of mentions are one person.

Source: fitted by logistic regression on pairs of groups around the 196 people labelled by
Binette et al. 2022 in PatentsView mentions (CC BY 4.0), with whole kinds of evidence left
out at random so that files with few columns are judged with the right caution: run
``python -m bench resolution_fit``. Likeness never counts against, contrast never for.
"""

INTERCEPT = -1.542
WEIGHTS: dict[str, float] = {
    "name_equal": 0.924,
    "middle_equal": 1.099,
    "middle_one": -0.169,
    "name_prefix": -3.236,
    "colleague_shared": 1.171,
    "colleague_none": -0.096,
    "organisation_shared": 2.428,
    "organisation_words": 0.982,
    "city_shared": 0.704,
    "country_none": -2.041,
    "class_subclass": 2.980,
    "class_none": -0.661,
    "attorney_shared": 0.485,
    "ambiguity": -0.320,
    "common_name": -1.650,
    "crowd_none": -0.600,
    "class_group_first": 3.369,
    "title_first": 3.897,
}
# Mean log odds at which groups merge, from sure to less sure.
ROUNDS = (2.0, 1.0, 0.5)

# The comparison a feature belongs to, as a person reads it.
COMPARISONS: dict[str, tuple[str, ...]] = {
    "colleagues": ("colleague_shared", "colleague_none"),
    "name": ("name_equal", "name_initial", "middle_equal", "middle_one", "name_prefix"),
    "how common the name is": ("ambiguity", "common_name", "crowd_none"),
    "organisation": (
        "organisation_shared",
        "organisation_words",
        "organisation_none",
    ),
    "place": ("city_shared", "city_none", "country_none"),
    "technology classes": (
        "class",
        "class_group",
        "class_subclass",
        "class_none",
        "class_group_first",
    ),
    "attorney": ("attorney_shared", "attorney_none"),
    "title": ("title", "title_first"),
    "time": ("years_apart",),
}
