"""A sentence as a line of items: words, whole quantities, whole time expressions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from factextract.rules.claims.scene import Scene, read_once
from factextract.rules.mentions import Quantity

ItemKind: TypeAlias = Literal["word", "quantity", "time"]


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a quantity or a time expression of the sentence."""

    kind: ItemKind
    text: str
    """In lower case."""
    start: int
    end: int
    tag: str = ""
    """The Penn Treebank tag of a word, or of a quantity's first token; empty without a tagger."""
    dep: str = ""
    quantity: Quantity | None = None


class Line:
    """The items of a sentence in the order of the text; blank tokens are left out."""

    def __init__(self, items: Sequence[Item], text: str, start: int, end: int) -> None:
        self.items = tuple(items)
        self.text = text
        """The whole article."""
        self.start = start
        self.end = end
        self._quantities = [(k, item.quantity) for k, item in enumerate(self.items) if item.quantity is not None]
        self._quantity_places = [k for k, _ in self._quantities]
        self.places = {item.quantity.offsets: k for k, item in enumerate(self.items) if item.quantity is not None}

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, k: int) -> Item:
        return self.items[k]

    def word(self, k: int) -> str:
        """Give the word at `k` in lower case; empty where there is no item, a quantity or a time expression."""
        if not 0 <= k < len(self.items) or self.items[k].kind != "word":
            return ""
        return self.items[k].text

    def quantity(self, k: int) -> Quantity | None:
        """Give the quantity at `k`, or None."""
        return self.items[k].quantity if 0 <= k < len(self.items) else None

    def tag(self, k: int) -> str:
        """Give the tag at `k`, empty outside the line."""
        return self.items[k].tag if 0 <= k < len(self.items) else ""

    def kind(self, k: int) -> ItemKind | None:
        """Give the kind of the item at `k`, None outside the line."""
        return self.items[k].kind if 0 <= k < len(self.items) else None

    def quantities(self) -> list[tuple[int, Quantity]]:
        """Give each quantity with its place in the line."""
        return list(self._quantities)

    def neighbours(self, k: int) -> list[int]:
        """Give the places of the quantities right before and right behind the one at `k`, as far as there are any."""
        index = bisect_left(self._quantity_places, k)
        around = (index - 1, index + 1)
        return [self._quantity_places[each] for each in around if 0 <= each < len(self._quantity_places)]


@read_once
def draw_line(scene: Scene) -> Line:
    """Turn a sentence into a line; a time expression that touches a quantity gives way to it."""
    spans: list[tuple[int, int, Quantity | None]] = [(q.start, q.end, q) for q in scene.quantities]
    for time in scene.times:
        if not any(time.start < q.end and q.start < time.end for q in scene.quantities):
            spans.append((time.start, time.end, None))
    spans.sort(key=lambda span: span[:2])
    items = [
        Item("quantity" if quantity else "time", scene.text[start:end].lower(), start, end, quantity=quantity)
        for start, end, quantity in spans
    ]
    tags: dict[int, str] = {}
    following = 0
    for token in scene.sentence:
        start, end = int(token.idx), int(token.idx) + len(token)
        while following < len(spans) and spans[following][1] <= start:
            following += 1
        if following < len(spans) and spans[following][0] < end:
            tags.setdefault(spans[following][0], str(token.tag_))
            continue
        if token.is_space:
            continue
        items.append(Item("word", token.lower_.replace("’", "'"), start, end, str(token.tag_), str(token.dep_)))
    items = [replace(item, tag=tags.get(item.start, "")) if item.kind == "quantity" else item for item in items]
    items.sort(key=lambda item: item.start)
    return Line(items, scene.text, scene.start, scene.end)
