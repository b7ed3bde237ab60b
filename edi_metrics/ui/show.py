"""A story on the screen: enter, check the right to it, ask at the right level, draw."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from edi_metrics.access import Viewer
from edi_metrics.exports.take import Leaving
from edi_metrics.settings import Settings, settings
from edi_metrics.story.story import Story
from edi_metrics.ui import choices, decks, draw, forms, plan_door, present, shell, sign_in
from edi_metrics.ui.compose import Page
from edi_metrics.ui.guard import guarded
from edi_metrics.ui.take_away import WayOut, way_out
from edi_metrics.ui.told import choose, offers, told
from edi_metrics.vocabulary import Level


def show(story: Story) -> None:
    """Draw a story for whoever is looking. Whatever goes wrong, the viewer reads a sentence."""
    guarded(lambda: _show(story), story.title)


def _show(story: Story) -> None:
    chosen_settings = settings()
    viewer = sign_in.viewer(chosen_settings)
    shell.enter(story.title, viewer)
    if viewer.role not in story.roles:
        shell.not_allowed(viewer)
    level = Level.PUBLISHED if story.presented else shell.level(viewer, chosen_settings, story.slug)
    viewer.require_level(level)
    reader = shell.reader(chosen_settings, level)
    if story.presented:
        behind = plan_door.behind(viewer, chosen_settings, reader)
        _draw(*decks.shown(story, behind, chosen_settings), viewer, chosen_settings)
    else:
        with_plan = plan_door.opened(viewer, chosen_settings, reader, story.slug)
        _draw(story, with_plan, viewer, chosen_settings)


def _draw(story: Story, opened: plan_door.Opened, viewer: Viewer, settings: Settings) -> None:
    reader = opened.figures
    offered = offers(story, reader)
    address = st.query_params.to_dict()
    chosen = choose(story, reader, choices.asked(offered))
    page = told(story, reader, chosen)
    given = story.presented and bool(opened.as_at)
    leaves_by = way_out(Leaving(story, chosen.values), reader, viewer, settings, given=given)
    words = ", ".join(label for label in chosen.labels.values() if label)
    shell.strip(viewer, settings, opened, words, leaves_by, story)
    notes = [
        *opened.notes,
        *_notes_on_level(story, opened, settings, address),
        *choices.notes(offered, address),
    ]
    shell.banners(opened, settings, notes)
    choices.draw(offered)
    if story.presented:
        _slides(page, story, leaves_by, opened, settings)
    else:
        draw.page(page, leaves_by, opened.bench)
    shell.footer(reader)


def _notes_on_level(
    story: Story, opened: plan_door.Opened, settings: Settings, address: Mapping[str, str]
) -> list[str]:
    """A deck that was given says so itself, and other slides whether their figures are released."""
    if not story.presented:
        return shell.level_note(address)
    return [] if opened.as_at else present.notes(opened.figures, settings)


def _slides(
    page: Page, story: Story, leaves_by: WayOut, opened: plan_door.Opened, settings: Settings
) -> None:
    """The list of slides, what can be done with them, and the slides: what the room sees has no forms."""
    draw.page(replace(page, rows=()), leaves_by)
    if opened.bench is not None:
        for tool in story.tools:
            forms.draw(tool, opened.bench)
    draw.page(replace(page, top=None), leaves_by)
    present.stage(opened.figures, settings, given=bool(opened.as_at))
