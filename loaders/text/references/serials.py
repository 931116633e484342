"""Words by which the name of a periodical, or of a series of it, is known."""

import re

__all__ = ["SERIAL", "SERIES"]

SERIAL = re.compile(
    r"\b(?:Journals?|Review|Reviews|Studies|Research|Letters|Quarterly|Annals|Annales|Bulletin"
    r"|Newsletter"
    r"|Proceedings|Transactions|Magazine|Gazette|Revista|Revue|Zeitschrift|Jahrbuch|Archives?"
    r"|Advances"
    r"|Papers?|Visnyk|Vestnik|Zhurnal|Zbirnyk|Chasopys|Zapysky|Zapiski|Notes|Topics|Horizons?"
    r"|Perspectives"
    r"|Naukov\w+|Herald|Digest|Monthly|Yearbook|Časopis|Sborník|Zborník|Zeszyty|Przegląd|Studia"
    r"|Roczniki?"
    r"|Rocznik|Kwartalnik|Folyóirat|Szemle|Közlemények|Évkönyv|Analele|Buletinul|Acta|Folia|Fennia"
    r"|Geografisk|Tijdschrift|Вісник|Журнал|Збірник|Записки|Праці|Вестник|Известия|Часопис|Віснику?"
    r"|Ученые записки|Бюлетень|Бюллетень|Economics|Economy|Policy|Planning|Geography|Science"
    r"|Sciences"
    r"|Management|Економіка|Экономика|Ekonomika|Ekonomia|Економічн\w+|Blog|News|Times|Post"
    r"|Official Journal"
    r"|Відомості|Офіційний вісник|Proc)\b|\bJ\."
)
SERIES = re.compile(
    r"(?:Сер(?:ія|ия|\.)|Ser(?:iia|iya|ies|\.)|Section|Розділ|Seria|Reihe)\b", re.IGNORECASE
)
