"""Training: who has been trained, and did anything change?"""

from edi_metrics.story.sections.training import WhoIsTrained, WhoIsTrainedTiles
from edi_metrics.story.sections.training_change import FollowUp, ReflectivePractice
from edi_metrics.story.sections.training_course import InclusionByYear, TrainedOverTime
from edi_metrics.story.sections.training_reach import ConversationsByLevel, Topics, TrainedByContract
from edi_metrics.story.story import Story

STORY = Story(
    slug="training",
    title="Training",
    group="Figures",
    order=60,
    icon=":material/psychology:",
    sections=(
        WhoIsTrained(),
        WhoIsTrainedTiles(),
        TrainedByContract(),
        ReflectivePractice(),
        FollowUp(),
        ConversationsByLevel(),
        TrainedOverTime(),
        InclusionByYear(),
        Topics(),
    ),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
