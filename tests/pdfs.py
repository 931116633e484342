"""Small PDF files for tests: words at places, in Latin or Cyrillic letters, also encrypted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import md5

__all__ = ["Line", "column", "pdf"]

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = b"0123456789abcdef"
_PERMISSIONS = (-4).to_bytes(4, "little", signed=True)


@dataclass(frozen=True)
class Line:
    """Words with their left end and their base line, in points from the lower left corner.

    Those `turned` run upwards from there.
    """

    x: float
    y: float
    words: str
    size: float = 10
    turned: bool = False


def column(x: float, top: float, lines: Sequence[str], leading: float = 12) -> list[Line]:
    """Set lines below each other."""
    return [Line(x, top - at * leading, words) for at, words in enumerate(lines)]


@dataclass
class _File:
    objects: list[bytes] = field(default_factory=list)

    def add(self, content: bytes) -> int:
        self.objects.append(content)
        return len(self.objects)


def pdf(
    pages: Sequence[Sequence[Line]],
    info: dict[str, str] | None = None,
    xmp: str | None = None,
    password: str | None = None,
) -> bytes:
    """Write a PDF; with a password it is encrypted (RC4, 40 bits) and needs it to be opened."""
    key = _key(password) if password is not None else None
    file = _File()
    file.add(b"<< /Type /Catalog /Pages 2 0 R " + (b"/Metadata 7 0 R >>" if xmp else b">>"))
    kids = b" ".join(b"%d 0 R" % (8 + 2 * at) for at in range(len(pages)))
    file.add(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)))
    file.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
    )
    file.add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /DW 500 /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R >>"
    )
    file.add(_stream(_unicode_map(), key, 5))
    file.add(
        b"<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -200 1000 800]"
        b" /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
    )
    file.add(_stream((xmp or "").encode(), None, 7, b"/Type /Metadata /Subtype /XML"))
    for lines in pages:
        number = len(file.objects) + 1
        file.add(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (number + 1)
        )
        file.add(_stream(b"\n".join(map(_shown, lines)), key, number + 1))
    trailer = b"/Root 1 0 R /ID [(%s) (%s)]" % (_ID, _ID)
    if info:
        pairs = b" ".join(b"/%s %s" % (k.encode(), _string(v)) for k, v in info.items())
        trailer += b" /Info %d 0 R" % file.add(b"<< %s >>" % pairs)
    if key is not None:
        owner, user = _owner(password or ""), _rc4(key, _PADDING)
        encrypted = file.add(
            b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>"
            % (owner.hex().encode(), user.hex().encode())
        )
        trailer += b" /Encrypt %d 0 R" % encrypted
    return _written(file.objects, trailer)


def _written(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d %s >>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _shown(line: Line) -> bytes:
    code = line.words.encode("utf-16-be").hex().encode()
    turn = b"0 1 -1 0" if line.turned else b"1 0 0 1"
    return b"BT /F %g Tf %s %g %g Tm <%s> Tj ET" % (line.size, turn, line.x, line.y, code)


def _string(text: str) -> bytes:
    return b"<feff" + text.encode("utf-16-be").hex().encode() + b">"


def _unicode_map() -> bytes:
    """Map every code to the same letter of Unicode."""
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
        b" /CMapName /Made def /CMapType 2 def"
        b" 1 begincodespacerange <0000> <FFFF> endcodespacerange"
        b" 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
    )


def _stream(content: bytes, key: bytes | None, number: int, more: bytes = b"") -> bytes:
    if key is not None:
        own = md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
        content = _rc4(own, content)
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (more, len(content), content)


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PADDING)[:32]


def _owner(password: str) -> bytes:
    return _rc4(md5(_padded(password)).digest()[:5], _padded(password))


def _key(password: str) -> bytes:
    return md5(_padded(password) + _owner(password) + _PERMISSIONS + _ID).digest()[:5]


def _rc4(key: bytes, content: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
