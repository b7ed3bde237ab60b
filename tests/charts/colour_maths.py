"""How far apart two colours look, to whom: CIEDE2000, colour-vision deficiencies, greyscale, contrast."""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Triple = tuple[float, float, float]

VIEWS = ("normal", "protan", "deutan", "tritan", "greyscale")

_MACHADO: dict[str, tuple[Triple, Triple, Triple]] = {
    # Machado, Oliveira and Fernandes (2009), severity 1.0, for linear sRGB.
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two hex colours."""
    dark, light = sorted((_luminance(_linear(one)), _luminance(_linear(other))))
    return (light + 0.05) / (dark + 0.05)


def distance(one: str, other: str, view: str) -> float:
    """The CIEDE2000 distance of two hex colours as seen in one of `VIEWS`."""
    return ciede2000(_lab(_seen(_linear(one), view)), _lab(_seen(_linear(other), view)))


def _linear(colour: str) -> Triple:
    red, green, blue = (_expanded(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def _expanded(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _luminance(rgb: Triple) -> float:
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def _seen(rgb: Triple, view: str) -> Triple:
    if view == "normal":
        return rgb
    if view == "greyscale":
        grey = _luminance(rgb)
        return grey, grey, grey
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * channel for weight, channel in zip(row, rgb, strict=True))))
        for row in _MACHADO[view]
    )
    return red, green, blue


def _lab(rgb: Triple) -> Triple:
    red, green, blue = rgb
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (_cube_root(value) for value in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _cube_root(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def ciede2000(one: Triple, other: Triple) -> float:
    """Sharma, Wu and Dalal (2005), with all three weights at 1."""
    mean_chroma = (hypot(one[1], one[2]) + hypot(other[1], other[2])) / 2
    stretch = 1 + 0.5 * (1 - sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7)))
    chroma1, hue1 = _polar(one, stretch)
    chroma2, hue2 = _polar(other, stretch)

    turn = 0.0 if chroma1 * chroma2 == 0 else (hue2 - hue1 + 180) % 360 - 180
    light = other[0] - one[0]
    chroma = chroma2 - chroma1
    hue = 2 * sqrt(chroma1 * chroma2) * sin(radians(turn / 2))

    mid_light = (one[0] + other[0]) / 2
    mid_chroma = (chroma1 + chroma2) / 2
    mid_hue = hue1 + hue2 if chroma1 * chroma2 == 0 else hue1 + turn / 2

    weight_light = 1 + 0.015 * (mid_light - 50) ** 2 / sqrt(20 + (mid_light - 50) ** 2)
    weight_chroma = 1 + 0.045 * mid_chroma
    weight_hue = 1 + 0.015 * mid_chroma * _tilt(mid_hue)
    twist = _twist(mid_chroma, mid_hue)
    parts = light / weight_light, chroma / weight_chroma, hue / weight_hue
    return sqrt(sum(part**2 for part in parts) + twist * parts[1] * parts[2])


def _polar(lab: Triple, stretch: float) -> tuple[float, float]:
    a = lab[1] * stretch
    return hypot(a, lab[2]), degrees(atan2(lab[2], a)) % 360


def _tilt(hue: float) -> float:
    return (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )


def _twist(chroma: float, hue: float) -> float:
    angle = 30 * exp(-(((hue % 360 - 275) / 25) ** 2))
    return -2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(radians(2 * angle))
