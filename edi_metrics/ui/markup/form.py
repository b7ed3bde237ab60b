"""What a form says about itself as HTML: saved, refused, or overtaken."""

from collections.abc import Sequence

from edi_metrics.ui.markup.html import text


def problem(words: str) -> str:
    """A refusal, told to a screen reader at once."""
    return f'<div class="edi-refused" role="alert"><strong>Not saved.</strong> {text(words)}</div>'


def saved(words: str) -> str:
    """That it is saved, and when."""
    return f'<p class="edi-saved" role="status">{text(words)}</p>'


def clash(words: str, theirs: Sequence[tuple[str, str]], mine: str) -> str:
    """What someone else wrote beside what was just typed."""
    told = "".join(f"<p><strong>{text(role)}</strong> {text(what)}</p>" for role, what in theirs)
    return (
        '<div class="edi-clash" role="alert">'
        f"<p>{text(words)} Choose which one stands; the other is kept.</p>"
        f'<div class="edi-clash-sides"><div><h4>Theirs</h4>{told}</div>'
        f"<div><h4>Yours</h4><p>{text(mine)}</p></div></div></div>"
    )
