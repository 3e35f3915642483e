"""What one child may use. Figures rest on measured hostile and lawful files: docs/decisions/0004-one-child-per-document.md."""

from weft.records import Record

MEBIBYTE = 1 << 20


class Limits(Record):
    """Ceilings of one child process.

    `silence`: seconds without a sign of progress (a page done) after which it is ended, more than the recognition of one page may take;
    `total`: seconds after which it is ended whatever it says; `cpu`: seconds of processor time; `memory`: bytes of address space;
    `written`: bytes of any file it may write; `files`: open file descriptors; `answer`: bytes of its answer.
    """

    silence: float = 90.0
    total: float = 3600.0
    cpu: int = 1800
    memory: int = 1024 * MEBIBYTE
    written: int = 0
    files: int = 64
    answer: int = 256 * MEBIBYTE


DOCUMENT = Limits()

# LibreOffice maps several gigabytes, opens many files and writes its profile and its result into the scratch folder.
CONVERSION = Limits(silence=120.0, total=120.0, cpu=240, memory=8192 * MEBIBYTE, written=512 * MEBIBYTE, files=1024)
