"""The words by which pages name their furniture: tags, roles, class names, ids, headings of boxes."""

from __future__ import annotations

import re

NEVER = [
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "iframe",
    "object",
    "embed",
    "canvas",
    "video",
    "audio",
    "head",
    "link",
    "meta",
    "input",
    "select",
    "textarea",
    "datalist",
    "nav",
    "dialog",
]
ROLES = frozenset(
    {
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "complementary",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
        "tablist",
    }
)
HINTS = frozenset(
    {
        "cookie",
        "cookies",
        "cookiebar",
        "cookiewall",
        "cookieconsent",
        "consent",
        "breadcrumb",
        "breadcrumbs",
        "kruimelpad",
        "kruimel",
        "legend",
        "legenda",
        "menu",
        "submenu",
        "mainmenu",
        "navbar",
        "nav",
        "navigation",
        "navigatie",
        "skip",
        "skiplink",
        "skiplinks",
        "sitemap",
        "pagination",
        "pager",
        "paging",
        "share",
        "sharing",
        "social",
        "socials",
        "delen",
        "related",
        "gerelateerd",
        "sidebar",
        "zijbalk",
        "searchbar",
        "searchform",
        "zoekbalk",
        "footer",
        "feedback",
        "popup",
        "modal",
        "toast",
        "printbutton",
        "toolbar",
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "nonvisual",
        "screen-reader-text",
        "report-builder",
        "rapportbouwer",
        "samenstellen",
    }
)
"""Words of class names and ids that say what an element is for."""
SCREEN_READER = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|nonvisual|screen-reader-text|show-for-sr)(?:\s|$)"
)

COOKIES = re.compile(
    r"(?:(?:deze|onze) (?:web)?site (?:maakt gebruik van|gebruikt)|wij (?:gebruiken|plaatsen)|we gebruiken)\b"
    r".{0,60}\bcookies\b",
    re.IGNORECASE,
)
TRAIL = re.compile(r"(?:u bevindt zich (?:nu )?hier|(?:u|je) bent (?:nu )?hier|kruimelpad)\b", re.IGNORECASE)
ASIDE_TITLE = re.compile(
    r"zie ook|gerelateerd\w*(?: \w+)?|lees ook|bekijk ook|snel naar|direct naar|uitgelicht"
    r"|stel (?:uw|je|zelf (?:uw|je)) .{3,30} samen|(?:deel|print) deze pagina|deel(?: dit| deze)? op.*"
    r"|volg ons.*|(?:was|hebt u|heeft u) (?:deze|dit|gevonden).{3,50}\?|op deze pagina|in dit hoofdstuk"
    r"|navigatie|pagina ?opties",
    re.IGNORECASE,
)
"""Headings of boxes that are no part of the text."""
