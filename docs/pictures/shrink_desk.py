"""Makes the pictures of the desk small: 128 colours are plenty for pages of words. Run by ``make pictures``."""

from __future__ import annotations

from pathlib import Path

from PIL import Image  # comes with matplotlib


def main() -> None:
    """Shrink every picture in place."""
    for path in sorted((Path(__file__).parent / "desk").glob("*.png")):
        with Image.open(path) as picture:
            small = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
        small.save(path, optimize=True)


if __name__ == "__main__":
    main()
