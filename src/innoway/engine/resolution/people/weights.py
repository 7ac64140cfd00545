"""How much each comparison counts, in log odds that two groups of mentions are one person.

Source: fitted by logistic regression on pairs of groups around the 196 people labelled by
Binette et al. 2022 in PatentsView mentions (CC BY 4.0), with whole kinds of evidence left
out at random so that files with few columns are judged with the right caution.
"""

INTERCEPT = -6.403
WEIGHTS: dict[str, float] = {
    "name_equal": 0.494,
    "middle_equal": 1.134,
    "middle_one": -2.434,
    "name_prefix": -0.075,
    "colleague_shared": 0.549,
    "colleague_none": 0.148,
    "organisation_shared": 1.342,
    "organisation_words": 0.376,
    "organisation_none": -0.322,
    "city_shared": 0.521,
    "city_none": 0.108,
    "country_none": -0.277,
    "class": 0.267,
    "class_group": 0.745,
    "class_subclass": 1.982,
    "class_none": -0.158,
    "attorney_shared": 0.037,
    "attorney_none": -0.159,
    "title": 2.829,
    "years_apart": -0.025,
    "namesakes": 0.929,
    "ambiguity": -0.852,
    "ambiguity_colleague_none": 0.103,
    "ambiguity_organisation_none": -0.144,
}
# Mean log odds at which groups merge, from sure to less sure.
ROUNDS = (2.0, 1.0, 0.5, 0.3, 0.3)

# The comparison a feature belongs to, as a person reads it.
COMPARISONS: dict[str, tuple[str, ...]] = {
    "name": ("name_equal", "name_initial", "middle_equal", "middle_one", "name_prefix"),
    "how common the name is": ("namesakes", "ambiguity"),
    "colleagues": ("colleague_shared", "colleague_none", "ambiguity_colleague_none"),
    "organisation": (
        "organisation_shared",
        "organisation_words",
        "organisation_none",
        "ambiguity_organisation_none",
    ),
    "place": ("city_shared", "city_none", "country_none"),
    "technology classes": ("class", "class_group", "class_subclass", "class_none"),
    "attorney": ("attorney_shared", "attorney_none"),
    "title": ("title",),
    "time": ("years_apart",),
}
