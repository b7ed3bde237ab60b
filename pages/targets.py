"""Targets: is each promise kept, and is the promise sound?"""

from edi_metrics.story.sections.targets import TARGET, OneTarget, PromisesKept, Retired, TargetBoard
from edi_metrics.story.story import Story

STORY = Story(
    slug="targets",
    title="Targets",
    group="Plan",
    order=110,
    icon=":material/flag:",
    choices=(TARGET,),
    sections=(PromisesKept(), TargetBoard(setting=True), OneTarget(), Retired()),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
