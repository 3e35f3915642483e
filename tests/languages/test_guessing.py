"""The language of a text: three languages read, others recognised as not read."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from weft import languages
from weft.errors import ContentError

TABLES = languages.load(Path(__file__).parents[2] / "content" / "languages")
SPEED = 5_000_000  # characters per second on any machine; a free core does 20 million

TEXTS = [
    ("en", "No person shall release a living modified organism into the environment unless the Authority has granted a permit."),
    ("fr", "Nul ne peut disséminer un organisme vivant modifié dans l'environnement sans l'autorisation de l'autorité compétente."),
    ("es", "Ninguna persona podrá liberar un organismo vivo modificado en el medio ambiente sin la autorización previa de la autoridad."),
    ("pt", "Ninguém pode libertar um organismo vivo modificado no ambiente sem a autorização prévia da autoridade, nos termos da lei."),
    ("it", "Nessuno può immettere un organismo vivente modificato nell'ambiente senza l'autorizzazione dell'autorità della regione."),
    ("de", "Niemand darf einen lebenden veränderten Organismus in die Umwelt freisetzen, wenn die Behörde es nicht vorher genehmigt hat."),
    ("nl", "Niemand mag een levend gemodificeerd organisme in het milieu brengen zonder dat de overheid een vergunning heeft verleend."),
    ("rw", "Nta muntu wemerewe kurekura ikinyabuzima cyahinduwe mu bidukikije adafite uruhushya rw'urwego rubifitiye ububasha."),
    ("ru", "Никто не может выпускать живой измененный организм в окружающую среду без разрешения уполномоченного органа."),
    ("zh", "未经主管部门事先批准，任何人不得将改性活生物体释放到环境中。"),
    ("ar", "لا يجوز لأي شخص إطلاق كائن حي محور في البيئة دون إذن مسبق من السلطة المختصة"),
]


@pytest.mark.parametrize(("code", "text"), TEXTS, ids=[code for code, _ in TEXTS])
@pytest.mark.parametrize("typed", [str, str.upper, languages.folded], ids=["as written", "capitals", "without accents"])
def test_a_sentence_of_law_is_told(code: str, text: str, typed: Callable[[str], str]) -> None:
    assert languages.guess(typed(text), TABLES).code == code


@pytest.mark.parametrize("text", ["", "   ", "12 345,67", "Rhizobium leguminosarum"])
def test_nothing_is_told_of_nothing(text: str) -> None:
    assert languages.guess(text, TABLES) == languages.Guess(code="", share=0.0)


def test_share_falls_when_languages_mix() -> None:
    english, french = TEXTS[0][1], TEXTS[1][1]
    alone, mixed = languages.guess(english, TABLES), languages.guess(f"{english} {english} {french}", TABLES)
    assert (alone.code, mixed.code) == ("en", "en")
    assert mixed.share < alone.share <= 1.0


def test_a_long_text_is_judged_by_all_its_parts() -> None:
    english, french = TEXTS[0][1] + " ", TEXTS[1][1] + " "
    assert languages.guess(english * 100 + french * 900, TABLES).code == "fr"


def test_it_is_fast() -> None:
    passages = [f"{text} {number}" for number in range(200) for _, text in TEXTS[:3]]
    passages = [" ".join(passages[at : at + 8]) for at in range(0, len(passages), 8)]
    start = time.process_time()
    for passage in passages:
        languages.guess(passage, TABLES)
    assert sum(map(len, passages)) / (time.process_time() - start) > SPEED


def test_a_malformed_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_text("code: fr\nwords: the of\n", encoding="utf-8")
    with pytest.raises(ContentError, match="content_malformed"):
        languages.load(tmp_path)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="content_missing"):
        languages.load(tmp_path)
