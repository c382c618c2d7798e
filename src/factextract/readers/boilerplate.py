"""What surrounds an article on its page, bylines, share counts, promotions, related links: by name and by form."""

from __future__ import annotations

import re
from typing import Any

STRONG_NAMES = re.compile(
    r"(?:^|[\s_-])(?:shares?|sharing|social|sharedaddy|comments?|discuss|related|recommend(?:ed|ations?)?|recirc|promos?"
    r"|newsletters?|subscri(?:be|ption)s?|sign-?up|sign-?in|most-(?:read|popular|viewed)|trending|sidebar|breadcrumbs?"
    r"|pager|pagination|byline|timestamp|datetime|dateline|date-?header|posted-on|also-read|read-(?:also|next|more)"
    r"|up-next|rich-link|hub-?peek|more-on|advert\w*|ad-slot|sponsor\w*|cookie\w*|consent|onetrust\w*|modal|ticker"
    r"|outbrain|taboola|tag-list|copyright|siteSub|editsection|catlinks|embed|tweet|twitter-tweet|instagram-media"
    r"|video-card|carousel|subscription-widget\w*|comments-count|cta|event-banner|(?:photo|image)?-?credits?|foot|footer|ft|nav|navbar|menu|actions)(?:$|[\s_-])"
    r"|HubPeek|Byline|RelatedLinks|ShareBar|AdSlot",
)
"""Words in class, id and data attributes by which outlets name what is no article."""

WEAK_NAMES = re.compile(
    r"(?:^|[\s_-])(?:meta|date|article-date|entry-meta|article-meta|post-meta|article-info|author-section|tags?|ads?|dfp-ads"
    r"|popular|inset|footnotes?|references|gallery-more|trust|sign-off|auth|ts)(?:$|[\s_-])"
)
"""Words that mean it only in a name that has nothing of SAFE_NAMES."""

SAFE_NAMES = re.compile(r"body|content|article$|story|main|text-block|paragraph|wrapper|container|page$", re.IGNORECASE)
NAME_ATTRIBUTES = ("class", "id", "data-component", "data-testid", "data-type", "data-gu-name", "role")
MOST_SHARE = 0.3
"""An element with more of the page's text than this is no surroundings, whatever it is called."""

SURROUNDINGS = ("nav", "footer", "form", "menu", "dialog", "button", "select")

END_HEADINGS = re.compile(
    r"(?:related(?: (?:stories|articles|posts|links|topics|coverage|content))?|read (?:more|next|also)"
    r"|recommended(?: (?:stories|reading|for you))?|more (?:on this story|stories|from .{1,40}|to read|like this)"
    r"|most (?:read|popular|viewed)|references|sources|footnotes|see also|share this|further reading"
    r"|you may also like|up next|external links|comments)(?:\s*\(\d+\))?\s*:?\Z",
    re.IGNORECASE,
)

MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
DAYS = r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
CLOCK_WORD = (
    rf"(?:{MONTHS}|{DAYS}|\d{{1,4}}(?:st|nd|rd|th)?(?:[ap]m)?|[ap]\.?m|gmt|utc|bst|ist|est|edt|et"
    r"|cet|pt|at|on|the|of|published|updated|posted|submitted|created|modified|last|first|edited|date|time|ago|hours?"
    r"|minutes?|mins?|days?|weeks?|months?|read|by|editor|tnn)"
)
DATE_SHAPE = re.compile(
    rf"\b(?:(?:{MONTHS})\b\.?|(?:{DAYS})\b|published|updated|posted|submitted|ago|min(?:ute)?s? read)"
    r"|\b\d{1,2}:\d\d\b|\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b",
    re.IGNORECASE,
)
DATE_LINE = re.compile(rf"(?=.*\d)(?:{CLOCK_WORD}\b\.?[\s,|·•:()/–-]*)+\Z", re.IGNORECASE)
DATE_TAIL = re.compile(
    rf"\b(?:updated|published|posted|modified)\b(?: on| at)?:? (?:{DAYS})?,? ?(?:{MONTHS})\.? \d{{1,2}},? \d{{4}}\Z",
    re.IGNORECASE,
)
COUNT_LINE = re.compile(
    r"(?:[^\w\s]\s*)?[\d.,]+\s?[kKmM]?\+?\s+"
    r"(?:shares?|(?:view )?comments?|views?|likes?|claps?|reads?|followers|min(?:ute)?s? (?:read|listen|watch))\Z"
    r"|\d+-minute (?:read|listen|watch)\Z",
    re.IGNORECASE,
)
PROMOTION = re.compile(
    r"(?:(?:also read|read (?:more|also|next)|recommended(?: reading| stories)?|related(?: stories)?|don'?t miss"
    r"|see also|watch(?: now)?|more|listen(?: now)?)\s*[:|–—-]"
    r"|(?:a version of this article appears?|call us:"
    r"|read this next|was this (?:article |page |story )?helpful|this article appeared in"
    r"|skip advertisement|advertisement|sign up|subscribe|share this"
    r"|print this page|follow more news|download our app|join [\d,]+ (?:readers|subscribers|people who))\b).{0,160}\Z",
    re.IGNORECASE,
)
ADDRESS_LINE = re.compile(r"(?:https?://|www\.)\S+\Z")
BYLINE = re.compile(
    r"(?i:by|written by|posted by|submitted by|words by|reporting by|photographs? by):? [A-Z][^\d@]{0,80}(?:@|\Z)"
)
COPYRIGHT = re.compile(r"©|\(c\) \d{4}|copyright (?:©|\(c\)|\d{4})|all rights reserved", re.IGNORECASE)
CREDIT = re.compile(r"[/(. ](?:file|handout|stock) (?:photo|picture|image)\)?\.?\Z", re.IGNORECASE)


def prune_tree(tree: Any) -> None:
    """Take out of a page's tree what its names say is no article, and link lists under headings that say so."""
    whole = max(1, len(tree.text_content()))
    for element in list(tree.iter()):
        if (
            not isinstance(element.tag, str)
            or element.tag in ("html", "body", "main", "article")
            or detached(element, tree)
        ):
            continue
        if (element.tag in SURROUNDINGS or is_named_so(element)) and text_share(element, whole) < MOST_SHARE:
            element.drop_tree()
    for heading in list(tree.iter("h1", "h2", "h3", "h4", "h5", "h6", "p", "strong")):
        if not detached(heading, tree) and END_HEADINGS.match(" ".join(heading.text_content().split())):
            drop_section(heading, whole)


def text_share(element: Any, whole: int) -> float:
    """Give the share of the page's text, of `whole` characters, that an element holds."""
    return len(element.text_content()) / whole


def detached(element: Any, tree: Any) -> bool:
    """Say whether an element has gone with one that held it."""
    node = element
    while node is not None:
        if node is tree:
            return False
        node = node.getparent()
    return True


def is_named_so(element: Any) -> bool:
    """Say whether an element's names call it something around an article."""
    for attribute in NAME_ATTRIBUTES:
        value = element.get(attribute)
        if value and any(map(names_surroundings, value.split())):
            return True
    return "-" in element.tag and names_surroundings(element.tag)


def names_surroundings(name: str) -> bool:
    """Say whether one name is that of something around an article."""
    return bool(STRONG_NAMES.search(name) or (WEAK_NAMES.search(name) and not SAFE_NAMES.search(name)))


def drop_date_blocks(tree: Any) -> None:
    """Take out blocks that hold a time element and little else: `Jul 10th 2025 | ROTTERDAM`."""
    for element in list(tree.iter("time")):
        if detached(element, tree):
            continue
        block = next((parent for parent in element.iterancestors() if parent.tag in ("p", "div", "li", "span")), None)
        text = " ".join(block.text_content().split()) if block is not None else ""
        dated = DATE_SHAPE.search(element.text_content()) or re.match(r"\d{4}-\d\d", element.get("datetime", ""))
        rest = len(text) - len(" ".join(element.text_content().split()))
        if block is not None and dated and rest < 26 and not text.endswith((".", "!", "?", "”", '"')):
            block.drop_tree()


def drop_teasers(tree: Any) -> None:
    """Take out blocks that are but a link without a full stop: pointers to other articles."""
    for block in list(tree.iter("p", "div", "h3", "h4", "h5", "h6", "li")):
        links = list(block.iter("a"))
        if not links or detached(block, tree):
            continue
        text = " ".join(block.text_content().split())
        linked = " ".join(" ".join(link.text_content() for link in links).split())
        if 12 < len(text) < 200 and text == linked and text[-1] not in '.!?”"':
            block.drop_tree()


def is_bar_line(line: str) -> bool:
    """Say whether a line is a menu or a ticker: a few words between each two bars."""
    parts = line.split("|")
    return len(parts) > 1 and all(len(part.split()) <= 3 for part in parts)


def drop_section(heading: Any, whole: int) -> None:
    """Take out a heading with what belongs to it: the small block around it, or the list behind it."""
    block = heading.getparent()
    if (
        block is not None
        and block.tag in ("section", "div", "aside")
        and len(block.text_content()) < whole * 0.25
        and block[0] is heading
    ):
        block.drop_tree()
        return
    following = heading.getnext()
    while (
        following is not None and following.tag in ("ul", "ol", "div") and len(following.text_content()) < whole * 0.25
    ):
        behind = following.getnext()
        following.drop_tree()
        following = behind if following.tag == "ul" and behind is not None and behind.tag == "ul" else None
    heading.drop_tree()


def is_boilerplate(line: str) -> bool:
    """Say whether a block of text, by its form alone, is a date line, a count of shares, a byline or a promotion."""
    text = " ".join(line.split())
    if len(text) > 200:
        return False
    return bool(
        (DATE_SHAPE.search(text) and DATE_LINE.match(text))
        or COUNT_LINE.match(text)
        or PROMOTION.match(text)
        or ADDRESS_LINE.match(text)
        or DATE_TAIL.search(text)
        or (BYLINE.match(text) and not text.endswith("."))
        or COPYRIGHT.match(text)
        or CREDIT.search(text)
    )
