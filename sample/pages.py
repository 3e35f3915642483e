"""PDF of source texts: one column, two columns, a gazette in three languages side by side, a scanned typescript."""

import json
import random
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import typst
from blocks import Block, Source, grouped
from PIL import Image, ImageFilter

LAYOUTS = Path(__file__).parent / "source" / "layouts"
MADE_ON = datetime(2024, 1, 1, tzinfo=UTC)
SCAN_DPI = 170
SCAN_TILT_DEGREES = (0.6, -0.5, 0.4)
NOISE_SHARE = 0.12
JPEG_QUALITY = 48
POINTS_PER_INCH = 72


def write_pdf(source: Source) -> bytes:
    """The PDF of one source text in the layout that its front matter names."""
    layout = source.said("layout", "single")
    pdf = compile_typst(layout, source)
    return scanned(pdf) if layout == "scan" else pdf


def write_gazette(sources: tuple[Source, ...]) -> bytes:
    """The PDF of a gazette whose columns say the same in several languages, one source text per column."""
    columns = ",\n".join(f"[{typst_text(source)}]" for source in sources)
    preamble = (LAYOUTS / "gazette.typ").read_text(encoding="utf-8")
    return compile_source(f"{preamble}\n#gazette({columns})\n", sources[0])


def compile_typst(layout: str, source: Source) -> bytes:
    """The PDF that the layout makes of one source text."""
    preamble = (LAYOUTS / f"{layout}.typ").read_text(encoding="utf-8")
    head = preamble.replace("RUNNING", json.dumps(source.said("running"), ensure_ascii=False))
    return compile_source(head + "\n" + typst_text(source), source)


def compile_source(text: str, source: Source) -> bytes:
    """The PDF of a text in Typst; fonts come with Typst and the date is fixed, so that every machine makes the same file."""
    title = json.dumps(source.said("title"), ensure_ascii=False)
    head = f'#set document(title: {title}, date: none)\n#set text(lang: "{source.said("language")}")\n'
    return bytes(typst.compile((head + text).encode(), ignore_system_fonts=True, timestamp=int(MADE_ON.timestamp())))


def typst_text(source: Source) -> str:
    """The blocks of a source text as calls of the functions that the layouts share."""
    language = source.said("language")
    body = "\n".join(typst_group(group) for group in grouped(source.blocks))
    return f'#set text(lang: "{language}")\n{body}\n'


def typst_group(group: tuple[Block, ...]) -> str:
    """One block, or one table, as a call."""
    block = group[0]
    match block.kind:
        case "row":
            cells = [said(cell) for row in group for cell in row.cells]
            return f"#rows({len(block.cells)}, {', '.join(cells)})"
        case "break":
            return "#pagebreak(weak: true)"
        case "article":
            return f"#article({said(block.lead)}, {said(block.text)})"
        case "paragraph":
            return f"#words({block.level}, {said(block.text)})"
        case kind:
            return f"#{kind}({said(block.text)})"


def said(text: str) -> str:
    """A string of Typst."""
    return json.dumps(text, ensure_ascii=False)


def scanned(pdf: bytes) -> bytes:
    """The pages as grey pictures, slightly turned, softened and speckled, without a text layer."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [aged(page.render(scale=SCAN_DPI / POINTS_PER_INCH, grayscale=True).to_pil(), seed) for seed, page in enumerate(document)]
    target = BytesIO()
    pages[0].save(
        target,
        format="PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=SCAN_DPI,
        quality=JPEG_QUALITY,
        creationDate=MADE_ON.timetuple(),
        modDate=MADE_ON.timetuple(),
    )
    return target.getvalue()


def aged(page: Image.Image, seed: int) -> Image.Image:
    """One page as an office scanner would give it; the speckles depend on `seed` alone."""
    grey = page.convert("L")
    turned = grey.rotate(SCAN_TILT_DEGREES[seed % len(SCAN_TILT_DEGREES)], resample=Image.Resampling.BICUBIC, fillcolor=255)
    grain = random.Random(seed)  # noqa: S311 - speckles, no secret
    speckles = Image.frombytes("L", turned.size, grain.randbytes(turned.width * turned.height))
    return Image.blend(turned, speckles.filter(ImageFilter.GaussianBlur(1)), NOISE_SHARE).filter(ImageFilter.GaussianBlur(0.5))
