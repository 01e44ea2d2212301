"""Pictures as a map keeps them: checked, upright, not larger than anybody looks at."""
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from journeymapper.core.commands.pictures import picture_type
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.limits import PICTURE_PIXELS

LONGEST = 2000
# A picture without transparency that is larger than this as PNG (a photograph) becomes a JPEG.
_LARGE = 1 << 20
_QUALITY = 88
_MEGABYTES = 300
TOO_MANY_PIXELS = N_("The picture “{file}” has more than {n} megapixels; make it smaller and try again.")
DAMAGED = N_("The picture “{file}” is damaged: it can't be shown.")
NO_PICTURE = N_("“{file}” is no PNG, JPEG or WebP picture; save it as one of these and try again.")


def fitted(data: bytes, name: str) -> bytes:
    """The bytes of a picture whose longest side is at most 2,000 px: the same ones where it fits and is upright, else
    drawn anew. `name` is for the sentence of a refusal. Raises BadFile.
    """
    mime = picture_type(data)
    if mime is None:
        raise BadFile(NO_PICTURE, file=name)
    if mime == "image/jpeg" and _cut_short(data):
        raise BadFile(DAMAGED, file=name)
    QImageReader.setAllocationLimit(_MEGABYTES)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(mime.removeprefix("image/").encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        raise BadFile(DAMAGED, file=name)
    if size.width() * size.height() > PICTURE_PIXELS:
        raise BadFile(TOO_MANY_PIXELS, file=name, n=PICTURE_PIXELS // 1_000_000)
    turned = reader.transformation() != QImageIOHandler.Transformation.TransformationNone
    large = max(size.width(), size.height()) > LONGEST
    if large:
        reader.setScaledSize(size.scaled(QSize(LONGEST, LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise BadFile(DAMAGED, file=name)
    return encoded(image) if large or turned else data


def _cut_short(data: bytes) -> bool:
    """Whether a JPEG ends before its picture does (ISO 10918-1, annex B): Qt would show the rest of it in grey.

    A picture within its head, such as a camera's small view, has an end of its own, so the head is stepped over.
    """
    at = 2
    while data[at:at + 1] == b"\xff" and at + 4 <= len(data):
        if data[at + 1] == 0xFF:  # a filler
            at += 1
        elif data[at + 1] == 0xDA:  # here the picture itself begins; 0xD9 ends it
            return data.find(b"\xff\xd9", at) < 0
        else:
            at += 2 + int.from_bytes(data[at + 2:at + 4])
    return True


def encoded(image: QImage) -> bytes:
    """A picture in memory as PNG, or as JPEG where that is what it looks like. Raises BadFile for too many pixels."""
    if image.width() * image.height() > PICTURE_PIXELS:
        raise BadFile(TOO_MANY_PIXELS, file="", n=PICTURE_PIXELS // 1_000_000)
    if max(image.width(), image.height()) > LONGEST:
        image = image.scaled(LONGEST, LONGEST, Qt.AspectRatioMode.KeepAspectRatio,
                             Qt.TransformationMode.SmoothTransformation)
    data = _written(image, "PNG", -1)
    if len(data) > _LARGE and not image.hasAlphaChannel():
        return min(data, _written(image, "JPEG", _QUALITY), key=len)
    return data


def _written(image: QImage, kind: str, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # type: ignore[call-overload]  # the stubs want bytes, Qt takes the name
    return bytes(buffer.data().data())
