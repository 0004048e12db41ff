"""Condenses the metadata of PyPI's `phonenumbers` (Google's libphonenumber, Apache 2.0) into NumberPlan+data.swift.

    .build/python/bin/python Tests/SMSMessagesTests/NumberPlan/condense.py > Sources/SMSMessages/NumberPlan+data.swift

Each country code's patterns become one automaton that walks a number digit by digit and ends in what the number is. States that do
the same are one. How the text below is read stands at NumberPlan.swift.
"""
import datetime
import functools
import re
import string

import phonenumbers
from phonenumbers.phonemetadata import PhoneMetadata

# In the order in which phonenumbers asks. What may be a mobile or a landline counts as a mobile: it can be texted.
KINDS = [("premium_rate", "premium"), ("toll_free", "free"), ("shared_cost", "shared"), ("voip", "voip"),
         ("personal_number", "personal"), ("pager", "pager"), ("uan", "uan"), ("voicemail", "voicemail"),
         ("mobile", "mobile"), ("fixed_line", "fixed")]
# Nowhere on Earth: satellite phones, and networks of no country. Source: ITU-T E.164, list of assigned country codes.
ELSEWHERE = {870: "satellite", 881: "satellite", 882: "international", 883: "international"}
# Where an automaton says only yes or no.
ARRIVED = "= arrived"
DEAD = (None, (None,) * 10)

states, numbers = [], {}


def state(end, targets):
    """The number of the state that ends in `end` (None for nowhere) and goes on to `targets`; None for one that leads nowhere."""
    if (end, targets) == DEAD:
        return None
    if (end, targets) not in numbers:
        numbers[end, targets] = len(states)
        states.append((end, targets))
    return numbers[end, targets]


def at(number):
    return DEAD if number is None else states[number]


def sequence(parsed):
    """A regular expression as nested tuples; patterns of numbers use no more than these."""
    return tuple(map(item, parsed))


def item(node):
    name, value = str(node[0]), node[1]
    if name == "LITERAL":
        return "digits", frozenset([value - 48])
    if name == "IN":
        digits = set()
        for kind, part in value:
            if str(kind) == "LITERAL":
                digits.add(part - 48)
            elif str(kind) == "RANGE":
                digits.update(range(part[0] - 48, part[1] - 47))
            else:
                digits.update(range(10))
        return "digits", frozenset(digits)
    if name == "SUBPATTERN":
        return "one of", (sequence(value[3]),)
    if name == "BRANCH":
        return "one of", tuple(map(sequence, value[1]))
    if name == "MAX_REPEAT":
        return "repeat", value[0], value[1], sequence(value[2])
    raise ValueError(name)


def beginnings(ways):
    """The ways on, each beginning with digits, or the empty one that has arrived."""
    found, todo, seen = set(), list(ways), set()
    while todo:
        way = todo.pop()
        if way in seen:
            continue
        seen.add(way)
        if not way or way[0][0] == "digits":
            found.add(way)
        elif way[0][0] == "one of":
            todo += [choice + way[1:] for choice in way[0][1]]
        else:
            _, least, most, what = way[0]
            again = what + ((("repeat", max(least - 1, 0), most - 1, what),) if most > 1 else ()) + way[1:]
            todo += [again] if least else [again, way[1:]]
    return frozenset(found)


@functools.cache
def automaton(ways):
    ways = beginnings(ways)
    if not ways:
        return None
    ends = ARRIVED if () in ways else None
    return state(ends, tuple(automaton(frozenset(way[1:] for way in ways if way and digit in way[0][1])) for digit in range(10)))


def of_pattern(pattern):
    return automaton(frozenset([sequence(re._parser.parse(pattern))]))


def of_lengths(lengths):
    return of_pattern("|".join(r"\d{%d}" % length for length in lengths))


def combining(choose):
    @functools.cache
    def combine(a, b):
        (end, targets), (other, others) = at(a), at(b)
        return state(choose(end, other), tuple(combine(x, y) if x is not None or y is not None else None for x, y in zip(targets, others)))
    return combine


both = combining(lambda a, b: a if a and b else None)
first = combining(lambda a, b: a or b)


@functools.cache
def ending_in(number, end):
    was, targets = at(number)
    return state(end if was else None, tuple(None if x is None else ending_in(x, end) for x in targets))


def plan(region, metadata):
    """(what is assigned there, what fits its plan); `region` is `=` where the country code has but one"""
    general = metadata.general_desc
    fits = both(of_pattern(general.national_number_pattern), of_lengths(general.possible_length))
    assigned = None
    for name, kind in KINDS:
        described = getattr(metadata, name)
        if described and described.national_number_pattern and described.national_number_pattern != "NA":
            lengths = described.possible_length or general.possible_length
            these = both(both(of_pattern(described.national_number_pattern), of_lengths(lengths)), fits)
            kind = ELSEWHERE.get(metadata.country_code, kind)
            assigned = first(assigned, ending_in(these, f"{region} {kind}"))
    if metadata.leading_digits:
        here = of_pattern(f"(?:{metadata.leading_digits})\\d{{0,14}}")
        assigned, fits = both(assigned, here), both(fits, here)
    return assigned, ending_in(fits, "= possible") if fits is not None else None


def trunk(metadata):
    """What is dialled before a number inside the country and is no part of it."""
    pattern = metadata.national_prefix_for_parsing
    if metadata.national_prefix_transform_rule or not pattern or "$" in pattern:
        pattern = metadata.national_prefix
    return of_pattern(pattern) if pattern else None


def countries():
    for code, regions in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items()):
        everywhere = [PhoneMetadata.metadata_for_nongeo_region(code) if region == "001" else PhoneMetadata.metadata_for_region(region)
                      for region in regions]
        assigned = fits = None
        for region, metadata in zip(regions, everywhere):
            # A number that fits two territories is the first one's, as in phonenumbers.
            these, those = plan(region if len(regions) > 1 else "=", metadata)
            assigned, fits = first(assigned, these), first(fits, those)
        main = everywhere[0]
        dialled_abroad = of_pattern(main.international_prefix) if main.international_prefix else None
        yield code, main.id, main.national_prefix or "-", [trunk(main), dialled_abroad, assigned, fits]


def numbered(rows):
    """The states in use, each after those that it leads to."""
    order, places = [], {}

    def visit(number):
        if number is None or number in places:
            return
        for target in states[number][1]:
            visit(target)
        places[number] = len(order)
        order.append(number)

    for *_, roots in rows:
        for root in roots:
            visit(root)
    return order, places


def letters(value, alphabet):
    text = alphabet[value % 26]
    while value >= 26:
        value = value // 26 - 1
        text = alphabet[value % 26] + text
    return text


def digits(chosen):
    text = ""
    for digit in chosen:
        if digit - 1 in chosen and digit + 1 in chosen:
            continue
        text += ("-" if digit - 1 in chosen and digit - 2 in chosen else "") + str(digit)
    return text


def written(place, end, targets, places, ends):
    text = letters(ends.index(end), string.ascii_uppercase) if end else ""
    for target in sorted({target for target in targets if target is not None}, key=targets.index):
        chosen = [digit for digit in range(10) if targets[digit] == target]
        text += digits(chosen) + letters(place - places[target] - 1, string.ascii_lowercase)
    return text


def lines(words):
    line = ""
    for word in words:
        if len(line) + len(word) > 130:
            yield line
            line = ""
        line += (" " if line else "") + word
    yield line


def main():
    rows = list(countries())
    order, places = numbered(rows)
    ends = sorted({states[number][0] for number in order} - {None})
    words = [written(place, *states[number], places, ends) for place, number in enumerate(order)]
    heads = [" ".join([str(code), region, prefix] + ["-" if root is None else str(places[root]) for root in roots])
                 for code, region, prefix, roots in rows]
    print("// swift-format-ignore-file")
    print("// Condensed from the metadata of Google's libphonenumber (https://github.com/google/libphonenumber, Apache License 2.0,")
    print(f"// Copyright The Libphonenumber Authors) as in PyPI's phonenumbers {phonenumbers.__version__}, on {datetime.date.today()}, by")
    print("// Tests/SMSMessagesTests/NumberPlan/condense.py. Not to be edited by hand; how it is read stands at NumberPlan.swift.")
    print("extension NumberPlan {")
    for name, text in [("endsText", lines(end.replace(" ", ":") for end in ends)), ("countriesText", heads)]:
        print(f'    static let {name} = """')
        print("\n".join("        " + line for line in text))
        print('        """')
    print('    static let statesText = """')
    print("\n".join("        " + line for line in lines(words)))
    print('        """')
    print("}")


main()
