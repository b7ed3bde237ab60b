"""The small service of tests/build, for these tests too."""

from tests.build.conftest import mine, small

__all__ = ["mine", "small"]
