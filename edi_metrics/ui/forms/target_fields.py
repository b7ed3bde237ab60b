"""The fields of a target as plain widgets: each gives its terms as text, as a target keeps them.

A term that is not chosen yet is empty. What stands already is passed as `present` and stands in the widgets.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

import streamlit as st

from edi_metrics.codes import code_list
from edi_metrics.dimensions import dimension
from edi_metrics.errors import RefusedEdit
from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import Metric, metric, metrics
from edi_metrics.plan.smart import About, Draft
from edi_metrics.story.asking import Desk
from edi_metrics.story.drafting import starts
from edi_metrics.story.words import numbers
from edi_metrics.story.words.plain import noun_of
from edi_metrics.targets import Milestone
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.markup.html import Html, paragraph
from edi_metrics.vocabulary import ALL, NOT_KNOWN, WHOLE, Comparator, Strand, Unit

_YEARS_AHEAD = 6
_NOT_OWNERS = ("another", "nobody")
_WHOLE_NUMBERS = (Unit.COUNT, Unit.DAYS)
_UNITS: Mapping[Unit, str] = {
    Unit.PERCENT: "in percent",
    Unit.COUNT: "a number",
    Unit.NUMBER: "a number",
    Unit.LEVEL: "a level from 1 to 4",
    Unit.DAYS: "in days",
}
_KINDS: Mapping[str, str] = {
    "reach": "Reach a goal",
    "hold": "Hold a line",
}

Terms = dict[str, str]


class Fields:
    """The widgets of one opened form. Their keys begin anew whenever the form does."""

    def __init__(self, sheet: Sheet, desk: Desk, present: Mapping[str, str]) -> None:
        self._sheet = sheet
        self._desk = desk
        self._present = present

    def measure(self) -> Terms:
        """Which figure, and of whom."""
        by_title = sorted(metrics(), key=lambda key: metric(key).title.casefold())
        key = self._choice("metric", "Measure", by_title, lambda key: metric(key).title)
        if not key:
            return {"metric": "", "split": "", "part": "", "narrowing": "", "unit": ""}
        found = metric(key)
        split, part = self._divided(found, "split", "Divided by", found.splits, self._present.get("part", ""))
        was, _, inside = self._present.get("narrowing", "").partition("=")
        narrowing, within = self._divided(found, "narrowing", "Among", found.narrowings, inside, was)
        return {
            "metric": key,
            "split": split,
            "part": part,
            "narrowing": f"{narrowing}={within}" if narrowing else "",
            "unit": found.unit.value,
        }

    def _divided(
        self,
        found: Metric,
        name: str,
        label: str,
        options: Sequence[str],
        part: str,
        split: str | None = None,
    ) -> tuple[str, str]:
        """A split of the measure and one part of it; nothing for the whole."""
        if not options:
            return "", ""
        was = self._present.get(name, "") if split is None else split
        chosen = st.selectbox(
            label,
            [WHOLE, *options],
            index=[WHOLE, *options].index(was) if was in options else 0,
            format_func=lambda key: "Nothing: all of it" if key == WHOLE else dimension(key).title,
            key=self._sheet.key(f"{name}-{found.key}"),
        )
        if chosen == WHOLE:
            return "", ""
        parts = [one for one in found.parts(chosen) if one != NOT_KNOWN]
        one = st.selectbox(
            f"Part of {numbers.lower(dimension(chosen).title)}",
            parts,
            index=parts.index(part) if part in parts and chosen == was else None,
            format_func=dimension(chosen).label,
            placeholder="Choose a part",
            key=self._sheet.key(f"{name}-part-{found.key}-{chosen}"),
        )
        return chosen, one or ""

    def kind(self) -> Terms:
        """Whether there is a goal to reach or a line to hold."""
        kinds = list(_KINDS)
        chosen = st.radio(
            "Kind",
            kinds,
            index=kinds.index(self._present.get("kind", "reach")),
            format_func=_KINDS.__getitem__,
            horizontal=True,
            key=self._sheet.key("kind"),
        )
        return {"kind": chosen or "reach"}

    def baseline(self, terms: Mapping[str, str]) -> Terms:
        """The period it starts from, the latest until another is chosen, each with its shown figure."""
        about = _about(terms)
        found = {cell.period.label: (cell, measured) for cell, measured in starts(about, self._desk)}
        if not found:
            words = "A baseline can be chosen once the measure and its part are."
            if about.metric and not (terms["split"] and not terms["part"]):
                words = "No figure of this can be shown yet, so there is nothing to start from."
            st.html(Html(paragraph("edi-note", f"Baseline. {words}")))
            return {"baseline": ""}
        labels, was = list(found), self._present.get("baseline", "")
        chosen = st.selectbox(
            "Baseline",
            labels,
            index=labels.index(was) if was in labels else 0,
            format_func=lambda label: _start(*found[label], self._desk),
            key=self._sheet.key(f"baseline-{'-'.join(about)}"),
        )
        return {"baseline": chosen or ""}

    def goal(self, terms: Mapping[str, str]) -> Terms:
        """The figure to reach or to hold, in the measure's unit."""
        if not terms["metric"]:
            return {"goal": ""}
        unit = metric(terms["metric"]).unit
        same = terms["metric"] == self._present.get("metric")
        was = float(self._present["goal"]) if same and self._present.get("goal") else None
        chosen = _number(f"Goal ({_UNITS[unit]})", was, unit, self._sheet.key(f"goal-{terms['metric']}"))
        return {"goal": written(chosen)}

    def due(self) -> Terms:
        """The month by whose end it is due."""
        was = self._present.get("due", "")
        months = sorted({*_months(self._desk.about.day, _YEARS_AHEAD), *([was] if was else [])})
        return {"due": self._choice("due", "Due by the end of", months, _month)}

    def milestones(self, terms: Mapping[str, str]) -> list[tuple[str, float | None]]:
        """Rows of a month and a figure on the way, as many as are asked for; blank rows count for nothing."""
        kept = [
            (one.day.isoformat(), one.value) for one in Milestone.read(self._present.get("milestones", ""))
        ]
        place = self._sheet.key("milestones")
        st.session_state.setdefault(place, len(kept))
        rows = [self._milestone(row, kept, terms) for row in range(st.session_state[place])]
        st.button("Add a milestone", key=f"{place}-more", on_click=_one_more, args=(place,))
        return rows

    def _milestone(
        self, row: int, kept: Sequence[tuple[str, float]], terms: Mapping[str, str]
    ) -> tuple[str, float | None]:
        day, value = kept[row] if row < len(kept) else ("", None)
        ahead = set(_months(self._desk.about.day, _YEARS_AHEAD))
        months = sorted(
            month for month in ahead | {day} if month and (month < terms["due"] or not terms["due"])
        )
        left, right = st.columns(2)
        with left:
            month = st.selectbox(
                f"Milestone {row + 1}: by the end of",
                months,
                index=months.index(day) if day in months else None,
                format_func=_month,
                placeholder="Choose a month",
                key=self._sheet.key(f"milestone-{row}-month"),
            )
        with right:
            unit = metric(terms["metric"]).unit if terms["metric"] else Unit.NUMBER
            label = f"Milestone {row + 1}: figure"
            figure = _number(label, value, unit, self._sheet.key(f"milestone-{row}-{unit}"))
        return month or "", figure

    def owner(self) -> Terms:
        """The one role that answers for it."""
        codes = code_list("owner_role").codes
        roles = [entry.label for code, entry in codes.items() if code not in _NOT_OWNERS]
        return {"owner": self._choice("owner", "Owner", roles, str)}

    def strand(self) -> Terms:
        """The strand of the plan it belongs to."""
        strands = [strand.value for strand in Strand]
        return {"strand": self._choice("strand", "Strand", strands, lambda code: Strand(code).words)}

    def heard(self) -> Terms:
        """The HEARD value it serves, if one is chosen."""
        values = code_list("heard")
        return {"heard": self._choice("heard", "HEARD (optional)", list(values.codes), values.label)}

    def comparator(self) -> Terms:
        """Whom it may fairly be compared with, if that is chosen."""
        fair = [one.value for one in Comparator if one is not Comparator.CONTEXT]
        words = "Compared with (optional)"
        return {
            "comparator": self._choice(
                "comparator", words, fair, lambda code: numbers.capital(Comparator(code).words)
            )
        }

    def whom(self) -> Terms:
        """The characteristics of those it is for, where it is for some."""
        characteristics = code_list("characteristic")
        chosen = st.multiselect(
            "Whom it is for (optional)",
            list(characteristics.codes),
            default=list(filter(None, self._present.get("characteristics", "").split("|"))),
            format_func=characteristics.label,
            placeholder="Everyone",
            key=self._sheet.key("characteristics"),
        )
        return {"characteristics": "|".join(chosen)}

    def reason(self) -> Terms:
        """Why it matters."""
        return {"reason": self._words("reason", "Why it matters here")}

    def means(self) -> Terms:
        """How it will be done."""
        return {"means": self._words("means", "How it will be done")}

    def title(self, drafted: str = "") -> Terms:
        """The title. The `drafted` one stands in it until a person writes their own."""
        place, last = self._sheet.key("title"), self._sheet.key("title-drafted")
        if place not in st.session_state:
            st.session_state[place] = self._present.get("title", "")
        if drafted and st.session_state[place] in ("", st.session_state.get(last, "")):
            st.session_state[place] = drafted
        st.session_state[last] = drafted
        return {"title": st.text_area("Title", key=place, height=68).strip()}

    def _words(self, name: str, label: str) -> str:
        written_so_far = self._present.get(name, "")
        return st.text_area(label, value=written_so_far, key=self._sheet.key(name), height=80).strip()

    def _choice(self, name: str, label: str, options: Sequence[str], words: Callable[[str], str]) -> str:
        was = self._present.get(name, "")
        chosen = st.selectbox(
            label,
            options,
            index=options.index(was) if was in options else None,
            format_func=words,
            placeholder="Choose",
            key=self._sheet.key(name),
        )
        return chosen or ""


def milestones_written(rows: Sequence[tuple[str, float | None]]) -> str:
    """The rows as a target keeps them: '2027-07-31:18|2028-07-31:20'. Raises `RefusedEdit` for half a row."""
    for place, (month, value) in enumerate(rows, start=1):
        if bool(month) is (value is None):
            lacks = "figure" if month else "month"
            raise RefusedEdit(f"Milestone {place} has no {lacks}. Give it a {lacks}, or clear the row.")
    kept = sorted((month, value) for month, value in rows if month and value is not None)
    for (month, _), (following, _) in pairwise(kept):
        if month == following:
            raise RefusedEdit(f"Two milestones are of {_month(month)}. Change the month of one.")
    return "|".join(f"{month}:{written(value)}" for month, value in kept)


def written(value: float | None) -> str:
    """A number as a target keeps it: '22', '18.1', '2400'; empty for none."""
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def draft(terms: Mapping[str, str], day: date) -> Draft:
    """The terms as a draft for the SMART check."""
    return Draft.read({**terms, "set_on": terms.get("set_on") or day.isoformat()})


def _about(terms: Mapping[str, str]) -> About:
    narrowing, _, within = terms["narrowing"].partition("=")
    return About(
        terms["metric"], terms["split"] or WHOLE, terms["part"] or ALL, narrowing or WHOLE, within or ALL
    )


def _start(cell: Cell, measured: Measured, desk: Desk) -> str:
    """'1 November 2026: 39 of 232 people, 17%'."""
    printed = numbers.figure(cell, measured.metric, desk.level)
    if measured.metric.is_share:
        printed = f"{numbers.of(cell, noun_of(measured))}, {printed}"
    return f"{numbers.capital(cell.period.words)}: {printed}"


def _number(label: str, value: float | None, unit: Unit, key: str) -> float | None:
    step = 1.0 if unit in _WHOLE_NUMBERS else 0.5
    return st.number_input(label, value=value, step=step, format="%g", key=key)


def _months(day: date, years: int) -> Iterator[str]:
    """The last day of each month from the one that holds `day`, for so many years."""
    for month in range(day.month - 1, day.month + 12 * years):
        year, place = day.year + month // 12, month % 12 + 1
        yield date(year, place, monthrange(year, place)[1]).isoformat()


def _month(text: str) -> str:
    """'July 2027' for the end of a month, '1 November 2027' for another day."""
    day = date.fromisoformat(text)
    ends = day.day == monthrange(day.year, day.month)[1]
    return numbers.month(day) if ends else numbers.day(day)


def _one_more(place: str) -> None:
    st.session_state[place] += 1
