"""Towns in which books appear, in the spellings of the field's languages."""

__all__ = ["COUNTRIES", "PLACES"]

_PLACES_LISTED = """
    abingdon aldershot alicante almaty amsterdam ankara antwerp astana athens baden-baden baltimore
    bangkok barcelona basel beijing belgrade beograd bergen berkeley berlin bern białystok bielefeld
    bilbao bingley bologna bonn boston bratislava bremen brighton brno brussel brussels bruxelles
    bucharest bucuresti bucurești bucureşti budapest bydgoszcz cambridge canberra canterbury cham
    cheltenham chernihiv chernivtsi chicago chichester chisinau chișinău chişinău cluj cluj-napoca
    coimbra cologne copenhagen córdoba cracow częstochowa debrecen delhi dnipro dnipropetrovsk
    donetsk dordrecht dresden dublin durham edinburgh englewood essex farnham firenze florence
    frankfurt freiburg gateshead gdańsk gdansk gdynia geneva genève gent ghent glasgow gliwice
    gothenburg
    göteborg grenoble groningen gronau győr hague hamburg hampshire hannover harlow harmondsworth
    heidelberg helsinki hobart homewood hoboken houndmills iasi iași iaşi innsbruck irkutsk ithaca
    ivano-frankivsk jena joensuu kaliningrad karlsruhe katowice kaunas kazan kharkiv kharkov
    kherson khmelnytskyi kiel kielce kiev kishinev klagenfurt köln košice kosice kraków krakow kyiv
    kyjiv lausanne leeds leicester leiden leipzig leuven lexington linz lisboa lisbon liverpool
    ljubljana łódź lodz london lublin lund luton lutsk luxembourg luzern lviv lvov lyon maastricht
    madrid malmö manchester mannheim maribor marburg marseille melbourne miami milan milano
    minneapolis minsk miskolc montreal moscow mukachevo münchen munich münster mykolaiv naples
    nashville newcastle nijmegen nitra nottingham novosibirsk odesa odessa olomouc olsztyn opava
    opole oradea osijek oslo ostrava ottawa oulu oxford padova palermo palgrave paris passau pécs
    petrozavodsk philadelphia pittsburgh plzeň poltava poznań poznan praha prague prešov princeton
    pskov radom riga rivne roma rome rostock rostov rotterdam rzeszów rzeszow salzburg samara
    sarajevo seattle sevilla seoul siegen simferopol singapore skopje słubice sofia sofija
    southampton
    stanford stockholm strasbourg stuttgart sumy suceava surrey suwałki sydney szczecin szeged
    székesfehérvár szombathely taipei tallinn tampere tartu tashkent tbilisi ternopil tilburg
    timisoara timișoara timişoara tokyo toronto toruń torun toulouse trento trier trieste turin
    turku twente udine umeå uppsala utrecht uzhhorod uzhgorod uxbridge valencia vancouver venice
    versailles vienna vilnius vinnitsa vinnytsia voronezh wageningen warsaw warszawa warwick
    washington
    wien wiesbaden winchester wrocław wroclaw würzburg yerevan zagreb zaporizhzhia zaragoza zhytomyr
    zielona zürich zurich zuerich
    київ львів харків одеса ужгород чернівці луцьк рівне тернопіль суми полтава дніпро вінниця
    дніпропетровськ донецьк житомир запоріжжя івано-франківськ ізмаїл кам’янець-подільський
    кам'янець-подільський кропивницький кіровоград луганськ миколаїв мукачево ніжин острог переяслав
    сімферополь умань херсон хмельницький хуст черкаси чернігів берегове варшава краків люблін
    мінськ
    москва братислава будапешт брюссель лондон берлін прага женева страсбург париж
    минск киев львов харьков одесса санкт-петербург петербург спб екатеринбург казань калининград
    новосибирск пермь псков ростов ростов-на-дону самара саратов смоленск томск уфа алматы астана
    брест гродно гомель витебск кишинев варшава лондон
"""
_COUNTRIES_LISTED = """
    austria belarus belgium bulgaria canada china croatia czech czechia denmark england estonia
    finland france georgia germany greece hungary ireland italy latvia lithuania luxembourg moldova
    netherlands norway poland portugal romania russia scotland serbia slovakia slovenia spain sweden
    switzerland turkey uk ukraine usa україна польща україни росія
"""

PLACES = frozenset(_PLACES_LISTED.split())
COUNTRIES = frozenset(_COUNTRIES_LISTED.split())
