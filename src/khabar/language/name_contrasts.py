"""Differences that in Arabic surnames make two names, where in foreign ones they would be two spellings of one.

A name with ال is spelled as its bearers spell it; a foreign name is heard, and each outlet writes what it hears. Of the 12
pairs of one such name in the development file none differs in these ways (2026-11-21).
"""

_ARTICLE = "ال"
_THROAT = frozenset("عحهغخ")
_ARABIC = range(0x0600, 0x0700)


def told_apart(left: str, right: str) -> bool:
    """Whether two folded parts of names in Arabic letters, at least one with ال, are two names by their spelling.

    A final ي more (السعد, السعدي); one sound of the throat for another at the start (العزاز, هزازي); with ال on both, و for
    ي (العيسى, العويس).
    """
    articles = left.startswith(_ARTICLE) + right.startswith(_ARTICLE)
    if not articles or ord(left[0]) not in _ARABIC or ord(right[0]) not in _ARABIC:
        return False
    short, long = sorted((left.removeprefix(_ARTICLE), right.removeprefix(_ARTICLE)), key=len)
    if not short:
        return False
    if long == short + "ي" or (short[0] != long[0] and {short[0], long[0]} <= _THROAT):
        return True
    return articles > 1 and (short.count("و") - long.count("و")) * (short.count("ي") - long.count("ي")) < 0
