"""Towns in which books appear, in the spellings of the field's languages."""

__all__ = ["COUNTRIES", "PLACES", "TOWNS"]

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

_TOWNS_LISTED = """
    baia mare; banská bystrica; bielsko-biała; biała podlaska; bila tserkva; biala podlaska
    buenos aires; cape town; chapel hill; hong kong; cluj napoca; den haag; the hague; gorzów
    wielkopolski;
    hradec králové; jelenia góra; kuala lumpur; los angeles; nizhny novgorod; novi sad
    nowy sącz; new delhi; new haven; new york; new brunswick; new jersey; nowy targ; saint
    petersburg
    satu mare; st petersburg; st. petersburg; ústí nad labem; české budějovice; upper saddle river
    zielona góra; біла церква; кривий ріг; нижний новгород; нижній новгород; ростов-на-дону
    нью-йорк; великий новгород; петрозаводск; new brunswick; rio de janeiro; são paulo; san
    francisco
    san diego; santa barbara; tel aviv; thousand oaks; walnut creek
"""
TOWNS = frozenset(
    " ".join(town.split()) for town in _TOWNS_LISTED.replace("\n", ";").split(";") if town.strip()
)
"""Towns of several words."""

PLACES = frozenset(_PLACES_LISTED.split())
COUNTRIES = frozenset(_COUNTRIES_LISTED.split())
