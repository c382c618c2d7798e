"""Changes: where a figure began, where it ended, and by how much the article says it moved."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factextract.checking.intervals import Interval
from factextract.checking.judge import Outcome, compare, compare_strictly, make_finding, weigh
from factextract.checking.moves import (
    PERCENT,
    Move,
    compares_otherwise,
    find_base,
    find_compared,
    find_sign,
    is_beside,
    leads_to,
    set_move,
    turns_round,
)
from factextract.checking.readings import Reading, read_number
from factextract.checking.scene import Scene
from factextract.checking.units import TEMPERATURES, find_factor, measures_same
from factextract.checking.wording import quote, tell, write_figure, write_interval
from factextract.records import Claim, Finding, Verdict

POINTS = ("percentage_point", "basis_point")


def check_changes(scene: Scene) -> Iterator[Finding]:
    """Give a finding for every change of which enough is known: from, to and by; from and to; two sizes of one move."""
    for end in scene.claims:
        sizes = scene.pointers(end, "change_by")
        sizes += [size for size in scene.mates(end) if size not in sizes and leads_to(size, end)]
        sizes += [
            mate for mate in scene.mates(end) if mate not in sizes and any(is_beside(mate, size) for size in sizes)
        ]
        starts = scene.targets(end, "change_from")
        for start in starts:
            checked = [finding for size in sizes if (finding := check_size(scene, size, end, start)) is not None]
            yield from checked
            if not checked:
                finding = check_direction(scene, end, start)
                if finding is not None:
                    yield finding
        if not starts:
            for size in sizes:
                start_found = find_base(scene, size, end)
                if start_found is not None:
                    finding = check_size(scene, size, end, start_found)
                    if finding is not None:
                        yield finding
            yield from check_two_sizes(scene, sizes, end)
    for factor in scene.claims:
        ends = find_compared(scene, factor)
        if ends is not None:
            finding = check_size(scene, factor, *ends)
            if finding is not None:
                yield finding


def check_size(scene: Scene, size: Claim, end: Claim, start: Claim) -> Finding | None:
    """Compare the size of a move with the distance between its two ends."""
    move = set_move(end, start)
    if move is None or size in (end, start):
        return None
    sign = find_sign(size, end)
    stated = read_number(size)
    reckoned = _reckon(move, size, sign, end)
    if reckoned is None:
        return None
    computed, point, unit, stated = reckoned[0], reckoned[1], reckoned[2], _in_unit(stated, size, end)
    said = Outcome(stated.loose, stated.strict, stated.bound)
    verdict, strict = compare(computed, said), compare_strictly(computed, said)
    if verdict == "inconsistent" and compares_otherwise(size, start):
        verdict = "cannot_tell"
    message = tell(_say_move(move, end, start, size, point, unit), _say_size(size, end), verdict, strict)
    if verdict == "inconsistent" and move.is_share and size.unit == PERCENT:
        message = _say_points(move, end, start, size) or message
    return make_finding(
        scene,
        "change",
        (size, end, start),
        verdict,
        message,
        equation=_write_equation(move, size, computed.loose, stated.loose),
        computed=computed.loose,
        stated=stated.loose,
        strict=strict,
        severity=weigh(computed.loose, stated.loose, stated.point, stated.step),
    )


def _reckon(move: Move, size: Claim, sign: int, end: Claim) -> tuple[Outcome, Fraction, str | None] | None:
    """Reckon the move in the way that its size is told; give the intervals, the plain figure and its unit."""
    start, point_end = move.start, move.end
    pairs = [(point_end.loose, start.loose), (point_end.strict, start.strict), (point_end.bound, start.bound)]
    if size.type == "multiple":
        if start.point <= 0 or point_end.point <= 0:
            return None
        shrinks = sign < 0 and Fraction(size.value or 0) > 1
        quotients = [(b.divide(a) if shrinks else a.divide(b)) for a, b in pairs]
        if quotients[0] is None:
            return None
        point = start.point / point_end.point if shrinks else point_end.point / start.point
        return Outcome(quotients[0], quotients[1], quotients[2]), point, None
    if size.type in ("percentage", "fraction") and not (move.is_share and _is_points(size)):
        if start.point <= 0:
            return None
        ratios = [a.divide(b) for a, b in pairs]
        if ratios[0] is None:
            return None
        one = Interval(Fraction(1), Fraction(1))
        grown = [None if ratio is None else (ratio - one).scale(Fraction(100)) for ratio in ratios]
        point = (point_end.point / start.point - 1) * 100
        return _signed(grown, point, sign, PERCENT)
    absolute = _is_points(size) if move.is_share else _same_kind(size, end)
    if not absolute:
        return None
    steps: list[Interval | None] = [a - b for a, b in pairs]
    return _signed(steps, point_end.point - start.point, sign, "percentage_point" if move.is_share else move.unit)


def _signed(
    intervals: list[Interval | None], point: Fraction, sign: int, unit: str | None
) -> tuple[Outcome, Fraction, str | None] | None:
    first = intervals[0]
    if first is None:
        return None
    if sign < 0 or (sign == 0 and point < 0):
        intervals, point = [None if i is None else -i for i in intervals], -point
        first = intervals[0]
        assert first is not None
    return Outcome(first, intervals[1], intervals[2]), point, unit


def _is_points(size: Claim) -> bool:
    return (
        size.type == "percentage_point" or size.unit in POINTS or (size.unit == "point" and size.type == "measurement")
    )


def _same_kind(size: Claim, end: Claim) -> bool:
    if size.type == "fraction" or size.unit == PERCENT:
        return False
    if end.type == "rank":
        return size.type in ("count", "rank")
    if end.unit == "point":  # points of an index are told like points of a percentage
        return size.unit in ("point", "percentage_point")
    if end.unit is None and end.type == "count" and size.type == "measurement":
        return True  # `fell by 500,000 barrels to 2.6 million`: the unit stands once
    return measures_same(size.unit, end.unit) and (size.type == end.type or size.unit is not None)


def _in_unit(reading: Reading, size: Claim, end: Claim) -> Reading:
    """Give the size's reading in the unit that the move is reckoned in."""
    if size.type == "fraction":
        return reading.scale(Fraction(100))
    if size.unit == "basis_point":
        return reading.scale(Fraction(1, 100))
    if size.unit is not None and end.unit is not None and size.unit != end.unit and not _is_points(size):
        if size.unit in TEMPERATURES and end.unit in TEMPERATURES:
            factor = TEMPERATURES[size.unit][0] / TEMPERATURES[end.unit][0]
            return reading.scale(factor)
        factor_found = find_factor(size.unit, end.unit) if measures_same(size.unit, end.unit) else None
        return reading if factor_found is None else reading.scale(factor_found)
    return reading


def check_two_sizes(scene: Scene, sizes: list[Claim], end: Claim) -> Iterator[Finding]:
    """Compare a move told twice, as an amount and in percent, with where it ended: up 1.64, or 2 percent, to 82.31."""
    amounts = [size for size in sizes if _same_kind(size, end)]
    parts = [size for size in sizes if size.type in ("percentage", "fraction") and size.unit in (PERCENT, None)]
    if len(amounts) != 1 or len(parts) != 1 or end.type in ("percentage", "fraction", "rank"):
        return
    amount, part = amounts[0], parts[0]
    if part.type == "fraction" and amount is part:
        return
    sign = find_sign(amount, end) or find_sign(part, end)
    if sign == 0 or end.value is None:
        return
    moved, final, share = _in_unit(read_number(amount), amount, end), read_number(end), read_number(part)
    share = share.scale(Fraction(100)) if part.type == "fraction" else share
    computed: list[Interval | None] = []
    for step, stop in ((moved.loose, final.loose), (moved.strict, final.strict)):
        ratio = step.divide(stop - step if sign > 0 else stop + step)
        computed.append(None if ratio is None else ratio.scale(Fraction(100)))
    if computed[0] is None:
        return
    first = Outcome(computed[0], computed[1])
    said = Outcome(share.loose, share.strict, share.bound)
    verdict, strict = compare(first, said), compare_strictly(first, said)
    point = moved.point / (final.point - sign * moved.point) * 100
    word = "rise" if sign > 0 else "fall"
    reckoned = f"a {word} of {quote(amount)} to {quote(end)} is {write_figure(point, PERCENT)}"
    yield make_finding(
        scene,
        "change",
        (part, amount, end),
        verdict,
        tell(reckoned, quote(part), verdict, strict),
        equation=(
            f"{write_interval(moved.loose)} / ({write_interval(final.loose)} {'-' if sign > 0 else '+'} "
            f"{write_interval(moved.loose)}) = {write_interval(first.loose)} percent; "
            f"stated {write_interval(share.loose)}"
        ),
        computed=first.loose,
        stated=share.loose,
        strict=strict,
        severity=weigh(first.loose, share.loose, share.point, share.step),
    )


def check_direction(scene: Scene, end: Claim, start: Claim) -> Finding | None:
    """Compare the two ends of a move with the word for it: a rise must rise, a better rank is a smaller number."""
    move = set_move(end, start)
    change = end.change
    if move is None or change is None or change.role != "to":
        return None
    if end.type != "rank" and (turns_round(end) or turns_round(start)):
        return None
    first, last = move.start, move.end
    wanted = {"increase": 1, "decrease": -1, "none": 0}[change.direction] * (-1 if end.type == "rank" else 1)
    moved = (last.point > first.point) - (last.point < first.point)
    apart = not last.loose.meets(first.loose)
    verdict: Verdict
    if moved == wanted:
        verdict = "consistent"
    else:
        verdict = "inconsistent" if apart or (last.strict == first.strict and wanted != 0) else "cannot_tell"
    word = {"increase": "rose", "decrease": "fell", "none": "did not move"}[change.direction]
    ways = {1: "a rise", -1: "a fall", 0: "no move"}
    if end.type == "rank":
        word = {"increase": "improved", "decrease": "slipped", "none": "did not move"}[change.direction]
        ways = {-1: "a better place", 1: "a worse place", 0: "no move"}
    reckoned = f"from {quote(start)} to {quote(end)} is {ways[moved]}"
    if verdict == "consistent":
        message = f"{reckoned}, as the article says."
    elif verdict == "inconsistent":
        message = f"{reckoned}; the article says that the figure {word}."
    else:
        message = f"{reckoned}; the article says that the figure {word}, but the two are too close to judge."
    return make_finding(
        scene,
        "direction",
        (end, start),
        verdict,
        message,
        equation=f"{write_interval(last.loose)} against {write_interval(first.loose)}",
        computed=last.loose,
        stated=first.loose,
        severity="medium",
    )


def _say_move(move: Move, end: Claim, start: Claim, size: Claim, point: Fraction, unit: str | None) -> str:
    ends = f"from {quote(start)} to {quote(end)}"
    if size.type == "multiple":
        shrinks = find_sign(size, end) < 0 and Fraction(size.value or 0) > 1
        return f"{ends} is {'a fall' if shrinks else 'a change'} by a factor of {write_figure(point)}"
    rises = move.end.point > move.start.point
    if move.end.point == move.start.point:
        return f"{ends} is no move"
    kind = "a rise" if rises else "a fall"
    if end.type == "rank":
        places = abs(move.end.point - move.start.point)
        return f"{ends} is {write_figure(places)} place{'' if places == 1 else 's'} {'down' if rises else 'up'}"
    return f"{ends} is {kind} of {write_figure(abs(point), unit)}"


def _say_size(size: Claim, end: Claim) -> str:
    sign = find_sign(size, end) * (-1 if end.type == "rank" else 1)
    word = {1: "up", -1: "down", 0: "by"}[sign]
    return quote(size) if size.type == "multiple" else f"{word} {quote(size)}"


def _say_points(move: Move, end: Claim, start: Claim, size: Claim) -> str | None:
    """Give the sentence for percent written where percentage points are meant, if that is what happened."""
    points = abs(move.end.point - move.start.point)
    if not read_number(size).loose.holds(points) or move.start.point <= 0:
        return None
    relative = points / move.start.point * 100
    return (
        f"from {quote(start)} to {quote(end)} is {write_figure(points, 'percentage_point')}, "
        f"or {write_figure(relative, PERCENT)}; the article says {quote(size)}, where points are meant."
    )


def _write_equation(move: Move, size: Claim, computed: Interval, stated: Interval) -> str:
    first, last = write_interval(move.start.loose), write_interval(move.end.loose)
    if size.type == "multiple":
        left = f"{last} / {first}"
    elif size.type == "fraction" or (size.unit == PERCENT and not (move.is_share and _is_points(size))):
        left = f"({last} - {first}) / {first} in percent"
    else:
        left = f"{last} - {first}"
    return f"{left} = {write_interval(computed)}; stated {write_interval(stated)}"
