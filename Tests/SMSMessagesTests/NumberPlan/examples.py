"""Numbers of all countries as PyPI's `phonenumbers` knows them, a line each, fields separated by tabs.

examples.py kinds SEED     E.164, territory, kind: phonenumbers' examples of every type, and others made of them by chance
examples.py spellings      country code, how it is spelt, the spelling, E.164: each example in all the ways people write it
"""
import random
import re
import sys

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

KINDS = {
    PhoneNumberType.PREMIUM_RATE: "premium", PhoneNumberType.TOLL_FREE: "free", PhoneNumberType.SHARED_COST: "shared",
    PhoneNumberType.VOIP: "voip", PhoneNumberType.PERSONAL_NUMBER: "personal", PhoneNumberType.PAGER: "pager",
    PhoneNumberType.UAN: "uan", PhoneNumberType.VOICEMAIL: "voicemail", PhoneNumberType.FIXED_LINE: "subscriber",
    PhoneNumberType.MOBILE: "subscriber", PhoneNumberType.FIXED_LINE_OR_MOBILE: "subscriber",
}

# phonenumbers has no word for these: it calls them voip or mobile.
ELSEWHERE = {870: "satellite", 881: "satellite", 882: "international", 883: "international"}


def examples():
    found = {}
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in PhoneNumberType.values():
            number = phonenumbers.example_number_for_type(region, kind)
            if number is not None:
                found[e164(number)] = number
    for code in phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS:
        number = phonenumbers.example_number_for_non_geo_entity(code)
        found[e164(number)] = number
    return found


def e164(number):
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def kinds(seed):
    chance = random.Random(seed)
    for text in sorted(examples()):
        print_kind(text)
        for _ in range(40):
            changed = list(text)
            for place in chance.sample(range(2, len(text)), chance.randint(1, min(5, len(text) - 2))):
                changed[place] = chance.choice("0123456789")
            print_kind("".join(changed)[:chance.choice([len(text)] * 8 + [len(text) - 1])])


def print_kind(text):
    try:
        number = phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        return
    if e164(number) == text:
        kind = KINDS.get(phonenumbers.number_type(number))
        # The territory of a number that nobody has got is a guess there.
        region = phonenumbers.region_code_for_number(number) if kind else None
        kind = ELSEWHERE.get(number.country_code, kind) if kind else "-"
        print(text, region if region and region != "001" else "-", kind, sep="\t")


def spellings():
    for text, number in sorted(examples().items()):
        code = str(number.country_code)
        region = phonenumbers.region_code_for_country_code(number.country_code)
        national = phonenumbers.national_significant_number(number)
        international = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
        ways = {
            "e164": text, "international": international, "00": "00" + text[1:], "00 spaced": "00 " + international[1:],
            "bare": text[1:], "bare spaced": international[1:], "rfc3966": phonenumbers.format_number(number, PhoneNumberFormat.RFC3966),
            "significant": national,
        }
        if region != "001":
            local = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
            ways["national"] = local
            ways["national digits"] = re.sub(r"\D", "", local)
            ways["brackets"] = "(" + re.sub(r"[ /]", ") ", local.replace("(", "").replace(")", ""), count=1) if " " in local else local
            prefix = phonenumbers.ndd_prefix_for_region(region, True)
            if prefix:
                ways["trunk"] = prefix + national
                ways["+ trunk"] = f"+{code} ({prefix}) {national}"
            ways["exit"] = exit_prefix(region) + text[1:]
        for way, spelling in ways.items():
            print(code, way, spelling, text, sep="\t")


def exit_prefix(region):
    """What is dialled for abroad; where there are several, the one that is preferred."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    pattern = (metadata.preferred_international_prefix or metadata.international_prefix).replace("~", "")
    return pattern if pattern.isdigit() else "00"


kinds(int(sys.argv[2])) if sys.argv[1] == "kinds" else spellings()
