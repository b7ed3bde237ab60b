"""The offline pack: the pages, their figures and what they mean, in one file that asks for nothing.

It is one HTML page with its style, its typeface, its drawings and its script inside it. Its own policy
forbids every request, so it reads the same from a memory stick, an archive or a mailbox.
"""

from collections.abc import Iterator

from edi_metrics.exports import pack_style
from edi_metrics.exports.pack_block import block, meaning
from edi_metrics.exports.pack_mark import chip
from edi_metrics.exports.pack_text import Ways, name_of, paragraph, text
from edi_metrics.exports.take import Chapter, Taken
from edi_metrics.story.blocks import Card, Chip, Definition
from edi_metrics.story.words import method
from edi_metrics.story.words import pack as words
from edi_metrics.vocabulary import Standing

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:;"
    " script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)

_GLOSSARY, _KEY = "glossary", "key"


def pack(taken: Taken) -> bytes:
    """The pages as one HTML file. The same pages under the same reference are the same bytes."""
    return "\n".join(_lines(taken)).encode()


def _lines(taken: Taken) -> Iterator[str]:
    stamp = words.stamped(taken.stamp, taken.about, taken.reference)
    yield f"<!doctype html><!-- {_remark(taken)} -->"
    yield f'<html lang="en-GB"><head>{_head(taken)}</head><body>'
    yield f'<a class="skip" href="#{_first(taken)}">{words.SKIP}</a>'
    yield f'<header class="stamp"><p>{text(stamp)}</p></header>'
    yield f"<main>{_cover(taken)}"
    ways = Ways.to_pages(chapter.slug for chapter in taken.chapters)
    for chapter in taken.chapters:
        yield _chapter(chapter, ways, stamp)
    yield f"{_glossary(taken, stamp)}{_key(stamp)}</main>{_slide_bar()}"
    yield f"<script>{pack_style.script()}</script></body></html>"


def _remark(taken: Taken) -> str:
    """The first line of the file: nothing that was typed, so that nothing can end the remark."""
    about = taken.about
    version, reference = name_of(about.version), name_of(taken.reference)
    return f"{taken.stamp}; data to {about.data_to}; version {version}; reference {reference}"


def _head(taken: Taken) -> str:
    printed = pack_style.on_paper(taken.level, taken.stamp, taken.reference)
    return (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
        f"<title>{text(words.title(taken.about))}. {text(taken.stamp)}</title>"
        f"<style>{pack_style.rules()}{printed}</style>"
    )


def _first(taken: Taken) -> str:
    return name_of(taken.chapters[0].slug) if taken.chapters else _GLOSSARY


def _cover(taken: Taken) -> str:
    told = words.facts(taken.stamp, taken.about, taken.level, taken.policy, taken.reference)
    facts = "".join(f"<div><dt>{text(term)}</dt><dd>{text(said)}</dd></div>" for term, said in told)
    return (
        f'<section class="cover" data-slide><p class="eyebrow">{text(taken.about.area)}</p>'
        f"<h1>{text(words.title(taken.about))}</h1>{paragraph('lead', words.OFFLINE)}"
        f'<dl class="cover-facts">{facts}</dl></section>{_contents(taken)}'
    )


def _contents(taken: Taken) -> str:
    """The pages, each with its sentence; then what explains them."""
    pages = "".join(
        f'<li><a href="#{name_of(one.slug)}">{text(one.title)}</a>{_sentence(one)}</li>'
        for one in taken.chapters
    )
    back = f'<li><a href="#{_GLOSSARY}">{words.GLOSSARY}</a></li><li><a href="#{_KEY}">{words.KEY}</a></li>'
    present = (
        f'<p class="present" hidden><button type="button" id="present">{words.PRESENT}</button>'
        f" <span>{words.PRESENT_HELP}</span></p>"
    )
    return (
        f'<nav class="contents" aria-labelledby="contents"><h2 id="contents">{words.CONTENTS}</h2>'
        f"<ul>{pages}{back}</ul>{present}</nav>"
    )


def _sentence(chapter: Chapter) -> str:
    return paragraph("contents-line", chapter.headline.sentence) if chapter.headline else ""


def _chapter(chapter: Chapter, ways: Ways, stamp: str) -> str:
    body = "".join(block(found, chapter.slug, ways) for found in chapter.blocks)
    return (
        f'<section class="chapter" id="{name_of(chapter.slug)}" aria-label="{text(chapter.title)}"'
        f' tabindex="-1">{body}{paragraph("stamp-line", stamp)}</section>'
    )


def _glossary(taken: Taken, stamp: str) -> str:
    """Every definition of every card once, in alphabetical order."""
    found = dict.fromkeys(
        piece
        for chapter in taken.chapters
        for card in chapter.blocks
        if isinstance(card, Card)
        for piece in card.pieces
        if isinstance(piece, Definition)
    )
    told = "".join(
        f'<div class="term"><h3>{text(one.title)}</h3>{meaning(one)}</div>'
        for one in sorted(found, key=lambda one: one.title.lower())
    )
    return (
        f'<section class="glossary" id="{_GLOSSARY}" aria-labelledby="glossary-title">'
        f'<h2 id="glossary-title">{words.GLOSSARY}</h2>{told}{paragraph("stamp-line", stamp)}</section>'
    )


def _key(stamp: str) -> str:
    """Every standing, every symbol and what a chart's marks are."""
    standings = "".join(
        f"<dt>{chip(Chip(standing))}</dt><dd>{text(method.standing_rule(standing))}</dd>"
        for standing in Standing
    )
    symbols = "".join(f"<dt><b>{symbol}</b></dt><dd>{text(means)}</dd>" for symbol, means in words.symbols())
    return (
        f'<section class="key" id="{_KEY}" aria-labelledby="key-title"><h2 id="key-title">{words.KEY}</h2>'
        f"<h3>{words.STANDINGS}</h3><dl>{standings}</dl><h3>{words.SYMBOLS}</h3><dl>{symbols}</dl>"
        f"<h3>{words.MARKS}</h3>{paragraph('text', words.CHART_MARKS)}"
        f"{paragraph('stamp-line', stamp)}</section>"
    )


def _slide_bar() -> str:
    """What turns the slides, for those who use no keys; hidden until they are shown."""
    return (
        '<footer class="slide-bar" hidden><output id="slide-place"></output>'
        f'<button type="button" id="slide-before">{words.BEFORE}</button>'
        f'<button type="button" id="slide-after">{words.AFTER}</button>'
        f'<button type="button" id="slide-leave">{words.LEAVE}</button></footer>'
    )
