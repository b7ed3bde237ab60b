"""A story on the screen: enter, check the right to it, ask at the right level, draw."""

from collections.abc import Sequence

import streamlit as st

from edi_metrics.access import Can, Viewer
from edi_metrics.settings import Settings, settings
from edi_metrics.story.blocks import Table
from edi_metrics.story.story import Chosen, Story
from edi_metrics.ui import choices, draw, plan_door, present, process, shell, sign_in
from edi_metrics.ui.guard import guarded
from edi_metrics.ui.take_away import Exit
from edi_metrics.ui.told import Figures, choose, offers, told
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
    with_plan = plan_door.opened(viewer, chosen_settings, reader, story.slug)
    _draw(story, viewer, chosen_settings, with_plan)


def _draw(story: Story, viewer: Viewer, settings: Settings, opened: plan_door.Opened) -> None:
    reader = opened.figures
    offered = offers(story, reader)
    address = st.query_params.to_dict()
    chosen = choose(story, reader, choices.asked(offered))
    page = told(story, reader, chosen)
    way_out = _exit(story, viewer, settings, reader, chosen)
    words = ", ".join(label for label in chosen.labels.values() if label)
    shell.strip(viewer, settings, opened, words, page.tables, way_out, fixed=story.presented)
    notes = [
        *opened.notes,
        *(present.notes(reader, settings) if story.presented else shell.level_note(address)),
        *choices.notes(offered, address),
    ]
    shell.banners(opened, settings, notes)
    choices.draw(offered)
    draw.page(page, way_out, opened.bench)
    if story.presented:
        present.stage(reader, settings)
    shell.footer(reader)


def _exit(story: Story, viewer: Viewer, settings: Settings, reader: Figures, chosen: Chosen) -> Exit:
    """Files leave as they are seen by those who may take that level, and published by everyone else."""
    level = reader.level if viewer.can(Can.TAKE_INSIDE) else Level.PUBLISHED
    version = reader.about.version

    def fetch() -> tuple[Figures, Sequence[Table]]:
        leaving = reader if reader.level is level else process.reader(settings, level, version)
        return leaving, told(story, leaving, choose(story, leaving, chosen.values)).tables

    return Exit(level, fetch)
