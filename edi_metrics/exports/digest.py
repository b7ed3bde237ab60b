"""A digest for each owner, as an e-mail that opens as a draft: what is late, due, decided and to be checked.

Nothing is sent, and nobody's address is in it: it is made out to a role.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from typing import NamedTuple

from edi_metrics import tokens
from edi_metrics.exports.ahead import Ahead, slugs
from edi_metrics.exports.plain import plain
from edi_metrics.plan.minutes import OwnedAction, OwnersList
from edi_metrics.story.words import papers as words

ARCHIVE = "application/zip"

_NOWHERE = "example.invalid"
"""A domain that can never be anyone's."""

_STYLE = f"max-width:42em;font-family:Arial,Helvetica,sans-serif;line-height:1.5;color:{tokens.INK.light}"


class Digest(NamedTuple):
    """One owner's digest as a file."""

    owner: str
    filename: str
    content: bytes
    overdue: int
    due_soon: int
    checks: int


class _Group(NamedTuple):
    """What a digest says under one heading."""

    heading: str
    items: tuple[str, ...]


def digests(ahead: Ahead) -> tuple[Digest, ...]:
    """A digest for each owner who has something to be told; the chair is told of what nobody has."""
    lists = ahead.to_tell
    names = slugs(dict.fromkeys((*(one.owner for one in lists), ahead.chair)))
    return tuple(_digest(one, ahead, names) for one in lists)


def archive(ahead: Ahead) -> bytes:
    """Every digest in one ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as files:
        for one in digests(ahead):
            files.writestr(one.filename, one.content)
    return out.getvalue()


def _digest(one: OwnersList, ahead: Ahead, names: Mapping[str, str]) -> Digest:
    overdue, soon = _overdue(one, ahead), _soon(one, ahead)
    when = ahead.meeting.lower() if ahead.meeting else ahead.as_at.isoformat()
    return Digest(
        owner=one.owner,
        filename=f"digest-{when}-{names[one.owner]}.eml",
        content=_message(one, ahead, names).as_bytes(policy=SMTP),
        overdue=len(overdue),
        due_soon=len(soon),
        checks=len(one.checks),
    )


def _message(one: OwnersList, ahead: Ahead, names: Mapping[str, str]) -> EmailMessage:
    title = words.digest_title(ahead.meeting, ahead.as_at)
    opening = tuple(map(plain, _opening(one, ahead)))
    groups = tuple(
        _Group(group.heading, tuple(map(plain, group.items))) for group in _groups(one, ahead) if group.items
    )
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"{title}{words.SUBJECT_SAMPLE if ahead.sample else ''}"
    message["From"] = _address(ahead.chair, names)
    message["To"] = _address(one.owner, names)
    message["X-Unsent"] = "1"  # mail programs open it as a draft
    message.set_content(_text(title, opening, groups), cte="quoted-printable")
    message.add_alternative(_html(title, opening, groups), subtype="html", cte="quoted-printable")
    message["Content-Language"] = "en-GB"
    message.set_boundary("=_digest")  # '=_' never stands in quoted-printable text, whatever was typed
    return message


def _address(role: str, names: Mapping[str, str]) -> Address:
    return Address(display_name=plain(role), username=names[role], domain=_NOWHERE)


def _opening(one: OwnersList, ahead: Ahead) -> Iterator[str]:
    yield words.sentence(words.INSIDE)
    if ahead.sample:
        yield words.sentence(words.SAMPLE_MEANS)
    yield words.digest_about(ahead.service, one.owner, ahead.as_at)
    late, soon = len(_overdue(one, ahead)), len(_soon(one, ahead))
    yield words.digest_opening(late, soon, ahead.soon, len(one.checks))


def _groups(one: OwnersList, ahead: Ahead) -> Iterator[_Group]:
    def told(actions: Iterable[OwnedAction]) -> tuple[str, ...]:
        return tuple(words.told(action, ahead.as_at) for action in actions)

    yield _Group(words.OVERDUE, told(_overdue(one, ahead)))
    yield _Group(words.due_soon(ahead.soon), told(_soon(one, ahead)))
    yield _Group(words.HELP, told(one.helping))
    yield _Group(words.UNOWNED, told(ahead.given(one)))
    if ahead.meeting:
        decided = tuple(words.decided(action) for action in one.actions if action.decided)
        yield _Group(words.decided_at(ahead.meeting), decided)
    yield _Group(words.DUE_LATER, told(_later(one, ahead)))
    yield _Group(words.CHECKS, tuple(map(words.checking, one.checks)))
    yield _Group(words.NEXT_MEETING, (words.next_on(ahead.next_on),))


def _overdue(one: OwnersList, ahead: Ahead) -> list[OwnedAction]:
    return [action for action in _dated(one) if action.due is not None and action.due < ahead.as_at]


def _soon(one: OwnersList, ahead: Ahead) -> list[OwnedAction]:
    dated = _dated(one)
    return [one for one in dated if one.due is not None and ahead.as_at <= one.due <= ahead.soon]


def _later(one: OwnersList, ahead: Ahead) -> list[OwnedAction]:
    return [action for action in one.actions if action.is_open and not _is_by(action, ahead)]


def _is_by(action: OwnedAction, ahead: Ahead) -> bool:
    return action.due is not None and action.due <= ahead.soon


def _dated(one: OwnersList) -> list[OwnedAction]:
    return [action for action in one.actions if action.is_open and action.due is not None]


def _text(title: str, opening: Iterable[str], groups: Iterable[_Group]) -> str:
    paragraphs = [title, *opening]
    for group in groups:
        items = "\n".join(f"- {item}" for item in group.items)
        paragraphs.append(f"{group.heading.upper()}\n{items}")
    return "\n\n".join(paragraphs) + "\n"


def _html(title: str, opening: Iterable[str], groups: Iterable[_Group]) -> str:
    body = [
        f'<h1 style="font-size:1.5em">{escape(title)}</h1>',
        *(f"<p>{escape(line)}</p>" for line in opening),
    ]
    for group in groups:
        items = "".join(f"<li>{escape(item)}</li>" for item in group.items)
        body.append(f'<h2 style="font-size:1.1em">{escape(group.heading)}</h2>\n<ul>{items}</ul>')
    head = f'<head><meta charset="utf-8"><title>{escape(title)}</title></head>'
    lines = "\n".join(body)
    page = f'<body style="{_STYLE}">\n{lines}\n</body>'
    return f'<!DOCTYPE html>\n<html lang="en-GB">{head}\n{page}</html>\n'
