"""Small PDFs for tests: pages with lines of Helvetica at given positions."""

from __future__ import annotations

from typing import TypeAlias

Placed: TypeAlias = tuple[float, float, str]  # points from the left, points from the foot, text


HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def tex_font(*, differences: bytes, blank: int) -> bytes:
    """Return a font as pdfTeX embeds it: the codes from 32 on with their widths, the first that of the blank."""
    widths = b" ".join([b"%d" % blank, *[b"500"] * 94])
    encoding = b"<< /Type /Encoding /Differences [%s] >>" % differences
    return (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /LastChar 126 /Widths [%s] /Encoding %s >>"
        % (widths, encoding)
    )


def pdf(*pages: list[Placed], font: bytes = HELVETICA) -> bytes:
    """Return a PDF with these lines; a thin space (U+2009) in them becomes a move by a quarter of the font size."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        font,
    ]
    for at, lines in enumerate(pages):
        stream = b"\n".join(_shown(*line) for line in lines)
        resources = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 600 800]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {5 + 2 * at} 0 R >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return _file(objects)


def _shown(left: float, foot: float, text: str) -> bytes:
    escaped = (
        text.replace("\u2009", "\t")
        .encode("cp1252")
        .replace(b"\\", b"\\\\")
        .replace(b"(", rb"\(")
        .replace(b")", rb"\)")
    )
    return b"BT /F1 10 Tf %d %d Td [(%s)] TJ ET" % (left, foot, escaped.replace(b"\t", b")-243("))


def _file(objects: list[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count, start = len(objects) + 1, len(data)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % count
    return data + head + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (count, start)
