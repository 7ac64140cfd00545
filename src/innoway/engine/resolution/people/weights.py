"""How much each comparison counts, in log odds that two groups of mentions are one person.

Source: fitted by logistic regression on pairs of groups around the 196 people labelled by
Binette et al. 2022 in PatentsView mentions (CC BY 4.0), with whole kinds of evidence left
out at random so that files with few columns are judged with the right caution: run
``python -m bench resolution_fit``. How much a rare name counts where little else is told comes from
labelled names alone (``resolution_columns``). Likeness never counts against, contrast never for. Comparisons
that tell the same share weight differently from fit to fit; people held out fare alike, see
``bench/results.md``.
"""

INTERCEPT = -1.855
WEIGHTS: dict[str, float] = {
    "name_equal": 1.170,
    "middle_equal": 1.074,
    "name_prefix": -2.722,
    "colleague_shared": 1.500,
    "organisation_shared": 1.946,
    "organisation_words": 2.359,
    "city_shared": 0.843,
    "country_none": -2.218,
    "class": 3.555,
    "class_subclass": 2.901,
    "class_none": -0.673,
    "attorney_shared": 0.169,
    "years_apart": -0.009,
    "crowd": -0.600,
    "ambiguity": -0.331,
    "common_name": -2.000,
    "rare_alone": 0.200,
    "class_group_first": 4.000,
    "title_first": 3.536,
}
# Mean log odds at which groups merge, from sure to less sure.
ROUNDS = (2.0, 1.0, 0.5)

# The comparison a feature belongs to, as a person reads it.
COMPARISONS: dict[str, tuple[str, ...]] = {
    "colleagues": ("colleague_shared", "colleague_none"),
    "name": ("name_equal", "name_initial", "middle_equal", "middle_one", "name_prefix"),
    "how common the name is": ("ambiguity", "common_name", "rare_alone", "crowd"),
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
