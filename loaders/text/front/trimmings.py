"""What stands around the names of people on their line, and words that no name holds."""

import re

__all__ = ["DEGREE_BEHIND", "ICONS", "LABEL", "NO_NAME", "TITLES"]

LABEL = re.compile(
    r"^\s*(?:©|by\s|von\s|par\s|di\s|napisał[ai]?\s|authors?\s*(?:\(s\))?\s*:"
    r"|автор\w*\s*(?:\(и\)|\(ы\))?\s*:|autor\w*\s*:|author links open overlay panel\s*:?"
    r"|yazarlar\s*:|szerzők?\s*:|(?:inaugural-?)?dissertation (?:von|by)\s|(?:phd |doctoral |master"
    r"[’']?s )?thesis (?:by|of)\s|rozprawa doktorska\s|these de\s|thèse de\s)\s*",
    re.IGNORECASE,
)
TITLES = re.compile(
    r"^(?:(?:(?:assoc(?:iate)?|assist(?:ant)?|full|univ|a\.?o)\.?\s)?(?:professor|profesor|prof)"
    r"|dr|drd|lect|conf|asist|cercet|doc|docent|mgr|ing|bc|phdr|rndr|judr|mudr|paeddr|thdr|mr|mrs|ms|dipl\.?-?\w*|habil|hab|inż"
    r"|mag|lic|проф|доц|акад|д-р|dr\.?\s?(?:sc|hab|habil|rer\.?\s?\w+)|magister)\b\.?,?\s"
    r"(?:(?:univ|dr|drd|ec|şt|șt|doc|mgr|ing|bc|phdr|rndr|judr|hab|inż|habil|sc)\b\.?,?\s)*",
    re.IGNORECASE,
)
DEGREE_BEHIND = re.compile(
    r",?\s\(?(?:Ph\.?\s?D\.?|PhD\.?|DSc|Dr\.?\sSc\.?|CSc\.?|DrSc\.?|MBA|LL\.?M\.?|M\.?Sc\.?|M\.?D\.?"
    r"|Prof\.?|Dr\.?)\)?(?=\s*(?:[,;]|$|\ue000|[–—]\s))"
)
ICONS = re.compile(
    r"\(?\bORCID(?:\s?i[Dd])?(?:\s(?:icon|logo|profile|Icon))?\b\)?|\bEmail (?:the )?author\b"
    r"|[✉🖂📧]"
)
NO_NAME = re.compile(
    r"\b(?:journal|review|reviews|studies|research|article|articles|paper|papers|university"
    r"|institute"
    r"|department|faculty|school|academy|college|centre|center|press|abstract|keywords|vol|issue"
    r"|economics?|economy|science|sciences|policy|innovation|innovations|regional|region"
    r"|development"
    r"|management|cooperation|editor|editors|chief|board|section|volume|number|european|union"
    r"|states"
    r"|united|republic|original|letter|report|contents|login|search|archives|current|home|about"
    r"|register|affiliations?|authors?|browse|literature|menu|advanced|keywords?|highlights"
    r"|open|access|download|full|text|table|figure|introduction|conclusions?|kingdom|ukraine|poland"
    r"|romania|hungary|russia|germany|france|spain|slovakia|italy|kazakhstan|belarus|moldova"
    r"|lithuania"
    r"|україна|польща|украина|россия|казахстан|беларусь|журнал|вісник|вестник|наук|економіка|стаття"
    r"|розвиток|інститут|університет|институт|университет|кафедра|факультет|академія|академия"
    r"|economy|finance|business|technology|technologies|society|border|borders|cross|euroregion)\b",
    re.IGNORECASE,
)
