"""Words that tell what a part of a reference is, in the languages of the field.

The model is trained with these lists: whoever changes one trains it anew.
"""

__all__ = ["CLASSES"]

_MONTHS = """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec січень січня лютий лютого березень березня квітень
    квітня травень травня червень червня липень липня серпень серпня вересень вересня жовтень
    жовтня листопад листопада грудень грудня январь января февраль февраля март марта апрель
    апреля май мая июнь июня июль июля август августа сентябрь сентября октябрь октября ноябрь
    ноября декабрь декабря gennaio febbraio marzo aprile maggio giugno luglio agosto settembre
    ottobre dicembre januar februar märz juni juli oktober dezember janvier février mars avril mai
    juin juillet août septembre octobre novembre décembre enero febrero abril mayo junio julio
    septiembre octubre noviembre diciembre
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada
    grudnia ledna února března dubna května června července srpna září října listopadu
    prosince januára februára apríla mája júna júla augusta septembra októbra novembra
    decembra január február március április május június július augusztus szeptember október
    ianuarie februarie martie aprilie iunie iulie octombrie noiembrie decembrie ocak şubat
    mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık janeiro fevereiro março
    maio junho julho setembro outubro novembro dezembro лип серп верес жовт листоп груд квіт
    берез лют січ
"""
_GIVEN = """
    adam agnieszka alan alberto alejandro alex alexander alexandra alexandre alice amanda amy ana
    anatoliy andrea andreas andrei andrew andrey andrii andriy angela ann anna anne anthony antonio
    arthur barbara ben benjamin bernard bernd björn bo brian bruce carl carla carlos caroline
    catherine charles chris christian christina christine christoph christopher claire claudia
    colin craig dan daniel daniela david dennis diana dieter dirk dmitri dmytro dominique donald
    douglas edward elena elisabeth elizabeth emma eric erik eva evgeniy fernando francesca
    francesco francisco francois françois frank franz fred frederick gabriel gary george georg
    gerard giorgio giovanni giulia giuseppe graham greg guido hans harald harold helen helena henri
    henrik henry hugo ian ihor igor ingrid irina iryna ivan jack jacob jacques jaime james jan jane
    janet jean jeffrey jennifer jens jerry jesus jim joan joao joe johan johann johannes john
    jonathan jorge jose josef joseph josé juan judith julia julian karen karl katarzyna katherine
    keith kenneth kevin kim klaus lars laura laurent lawrence leonid linda lisa louis luca lucia
    luigi luis magdalena manuel marc marcel marco marcus margaret maria marie marina mario mark
    markus marta martin mary matthew matthias max michael michal michel miguel mike mikhail monika
    mykola nadia natalia nataliia nicholas nick nicola nicolas nina oksana ola oleg oleh oleksandr
    olena olga olha oliver oscar otto pablo paolo pascal patricia patrick paul paula pavel pavlo
    pedro peter philip philippe pierre piotr rachel ralf ralph raymond rebecca rené richard robert
    roberto roger roland roman ronald ruth ryan samuel sandra sara sarah scott sebastian sergei
    sergey serhii serhiy simon sofia sophie stefan stefano stephan stephen steve steven stuart
    susan svitlana tamara tatiana tatyana tetiana thomas tim timothy tobias tom tomas tomasz tony
    ulrich valentina vasyl vera victor viktor viktoriia vincent vladimir volodymyr walter werner
    william wojciech wolfgang xavier yaroslav yulia yuliia yurii yuriy zoltan андрій анна борис
    вадим валентина василь віктор вікторія володимир галина дмитро євген ірина іван ігор катерина
    костянтин людмила марина марія микола михайло наталія оксана олег олександр олена ольга павло
    петро роман світлана сергій степан тетяна юлія юрій ярослав александр алексей андрей
    владимир дмитрий евгений елена иван ирина николай михаил наталья сергей татьяна юрий
"""
_PLACES = """
    amsterdam ankara antwerp athens baltimore bangkok barcelona basel beijing belgrade berkeley
    berlin bern bloomington bologna bonn boston bratislava brno brussels bruxelles bucharest
    budapest cambridge canberra cheltenham chernihiv cherkasy chernivtsi chicago chisinau
    cologne copenhagen cracow delhi dnipro donetsk dordrecht drohobych dublin durham edinburgh
    farnham firenze florence frankfurt geneva genova gothenburg göttingen guildford hague
    hamburg hanover heidelberg helsinki hillsdale hong-kong iasi irpin istanbul ivano-frankivsk
    izmail jerusalem kaliningrad kaunas kazan kharkiv kharkov kherson khmelnytskyi kiev kishinev
    košice krakow kraków kyiv københavn lanham lausanne leiden leipzig leuven lisbon ljubljana
    lodz london louvain lublin lund lutsk luxembourg luzern lviv lvov madrid malden manchester
    melbourne mexico milan milano minneapolis minsk montreal moscow moscou munich mukachevo
    mykolaiv münchen napoli new-york newbury odesa odessa oradea oslo ottawa oxford padova
    palermo paris philadelphia pisa pittsburgh poltava poznan poznań prague praha princeton
    reading riga rivne roma rome rotterdam rzeszow rzeszów saint-petersburg sevilla simferopol
    singapore sofia stanford stockholm strasbourg stuttgart sumy sydney szeged tallinn tartu
    ternopil tokyo torino toronto tübingen turin uppsala utrecht uzhgorod uzhhorod venezia
    venice vienna vilnius vinnytsia warsaw warszawa washington wien wiesbaden wrocław york
    zagreb zurich zürich київ києво львів харків одеса ужгород чернівці луцьк рівне тернопіль
    суми полтава дніпро вінниця черкаси чернігів херсон миколаїв житомир запоріжжя донецьк
    кривий івано-франківськ хмельницький кропивницький мукачево ірпінь дрогобич ізмаїл кременчук
    маріуполь одесса киев львов харьков москва минск санкт-петербург спб новосибирск калининград
    казань екатеринбург ростов-на-дону гродно брест кишинев варшава краків люблін жешув
    братислава прага будапешт бухарест gliwice opole szczecin gdańsk gdynia łódź bydgoszcz toruń
    słubice slubice cieszyn katowice białystok bialystok olsztyn suwałki ostrava olomouc plzeň
    liberec prešov nitra žilina debrecen miskolc pécs győr nyíregyháza cluj cluj-napoca
    timișoara timisoara suceava iași galați constanța cahul bălți hrodna vitebsk гомель брэст
    витебск мінск narva klaipeda klaipėda daugavpils tampere turku joensuu oulu umeå luleå
    trondheim bergen tromsø aarhus odense malmö göteborg kiel flensburg bremen dresden görlitz
    passau regensburg freiburg karlsruhe mannheim saarbrücken trier aachen köln maastricht
    nijmegen groningen enschede gent liège lille mulhouse nancy metz grenoble lyon nice trento
    bolzano gorizia trieste udine maribor koper rijeka osijek subotica skopje thessaloniki ruse
    plovdiv varna edirne izmir алматы алма-ата астана нур-султан актобе уральск бишкек ташкент
    душанбе ереван тбилиси баку almaty astana tashkent bishkek yerevan tbilisi baku batumi псков
    смоленск мурманск петрозаводск хабаровск владивосток чита иркутск томск омск самара саратов
    волгоград воронеж белгород курск краснодар
"""
_PUBLISHERS = """
    press publisher publishers publishing publications verlag books elsevier springer routledge
    wiley elgar palgrave macmillan sage academic kluwer pergamon blackwell mcgraw-hill prentice
    addison-wesley ashgate norton penguin harper random mit laterza einaudi mulino mondadori
    feltrinelli gallimard puf presses éditions edition editions editrice edizioni seuil armand
    colin suhrkamp nomos campus vandenhoeck ruprecht gruyter brill peter lang vydavnytstvo
    vydavnychyi vyd-vo vydavets izdatelstvo izd-vo видавництво видавничий
    видавничо-поліграфічний видавець вид-во вид-ня издательство изд-во издательский нтш цул цнл
    кондор знання наука думка дім логос либідь каравела алерта інфра-м инфра-м юнити-дана
    экономика мысль проспект юристъ норма флинта политиздат dumka nauka naukova znannia
    knowledge libid lohos lambert palmarium liha-pres helvetyka magnolia novyi svit center
    tsentr wydawnictwo wyd wydawn oficyna kiadó editura nakladatelství vydavateľstvo
    vydavatelství založba presa друк прінт поліграф print pres house media uniwersytetu naukowe
    pwn баспасы kustannus forlag förlag ediciones editorial yayınları yayınevi kitabevi matbaası
    presse
"""
_SERIALS = """
    journal journals review reviews studies research letters quarterly annals bulletin
    proceedings proc transactions magazine gazette revista revue rivista zeitschrift archives
    archive advances papers visnyk visnik vestnik zhurnal zbirnyk zbirnik zapysky pratsi herald
    newsletter yearbook annual acta annales cahiers archiv jahrbuch forschung econometrica
    science sciences nature вісник вестник журнал збірник сборник записки праці труды известия
    вісті часопис вопросы питання проблеми проблемы ekonomika ekonomiky економіка экономика
    economics economy economist policy planning geography geographer management regional
    stosunki przegląd przeglad zeszyty czasopismo studia rocznik statistics monthly weekly times
    post daily observer j int intl rev econ stud res sci syst geogr reg plan manag soc polit
    bull lett trans am roczniki pogranicze prace politica politics space urban geographica
    geografie geografia ekonomia gospodarka közgazdasági szemle tér társadalom statisztikai
    časopis sociologie romana lucrari хабаршысы хабаршы жаршысы экономист экономики экономіки
    географія географічний dergisi dergi cuadernos boletín estudios buletinul analele annuaire
    bollettino quaderni
"""
_BODIES = """
    university universität université università universytet institute institut institutes
    college faculty department commission committee council parliament bank ministry agency
    office organization organisation association union nations centre center fund foundation
    forum secretariat government federation group network academy service authority board bureau
    society ltd llc inc gmbh ag corp company oecd unesco unctad wipo imf wto espon eurostat nber
    cepr un eu ec undp unece unido world-bank комісія інститут міністерство рада служба банк
    університет агентство організація комитет комітет комиссия институт министерство совет
    кабінет асоціація академія академия центр нан україни национальный національний державний
    державна ntsu uan natsionalnyi derzhavnyi instytut universytetu ministerstvo komitet rada
    nas nasu nan ukrainy nats akad nauk європейський європейська europäische européenne comisión
    akademia ministerstwo urząd komisja rząd ministerul comisia academia institutul
    universitatea egyetem intézet statistical österreichische bundesamt bundesinstitut regione
    istituto ministerio aebr cabinet undesa jrc ebrd eib comision europea europeo gobierno consejo
    parlamento junta kommission rat bundesregierung conseil ministère région kurulu kurumu
    bakanlığı ajansı müdürlüğü belediyesi komisyonu parlamentu europejska europejskiego guvernul
    consiliul europeană national național nacional hivatal bizottság úřad vláda commissione
    governo auditors programme program programm observatory tribunal court
    republic statistics statistika statistikos statistică statistik estadística estatística
    statistica statistický statystyczny tilastokeskus statistikaamet geostat istat eustat ins
    gus ksh ine čsú tüik ssb komise komisia komission kommissionen evropská evropské európska
    európskej európai európska európai ministerstvo minisztérium ministère ministério
    diputación xunta euroregion euroregio euregio lab institutet inštitút ústav uniwersytet
    univerzita univerzity universidad universidade universitatea università universitet
    üniversitesi ülikool yliopisto universitāte universitetas
"""
_MEETINGS = """
    conference conferences symposium workshop congress meeting seminar forum colloquium convegno
    colloque congrès tagung international conf symp конференція конференції конференції конференция
    конференции конгрес матеріали материалы тези тезисы materialy tezy konferentsii konferentsiia
    науково-практичної всеукраїнської міжнародної mizhnarodnoi naukovo-praktychnoi
    konference konferencia konferenciája konferencie konferencja konferencji conferința
    conferinței congreso congresso kongress kongressi jornadas encontro encontros giornata
    tagung fachtagung tagungsband sborník zborník actas atti actes kötete vándorgyűlés
    workshop proceedings proc presented referat relazione comunicação vortrag előadásai
    materialele kongresi
"""
_GENRES = """
    thesis dissertation diss phd ph.d master doctoral report reports working discussion paper
    tech technical rep tr memo brief draft manuscript unpublished preprint monograph handbook
    textbook брошура монографія монография підручник учебник посібник пособие навчальний навч
    автореф автореферат дис дисертація диссертация канд доктора кандидата звіт доповідь отчет
    доклад monohrafiia posibnyk pidruchnyk avtoref dys navch monografiya praca doktorska
    magisterska teză disertační habilitation monografia monografie podręcznik диссертации tesis
    tesi thèse doctorat tezi rozprawa értekezés arbeitspapier documento trabajo final
    disertační dizertačná diplomová práce práca értekezés doktori szakdolgozat masterarbeit
    habilitationsschrift doktorska tz tese doutoramento dissertação mestrado laurea dottorato
    mémoire doktorsavhandling väitöskirja doktoritöö disertacija proefschrift dataset data
    papers műhelytanulmányok arbeitspapiere zeszyty robocze quaderni cahiers documentos textos
    discussion keskustelualoitteita
"""
_LAWS = """
    law act regulation directive decision resolution decree order treaty convention constitution
    charter code communication закон закону постанова указ наказ розпорядження рішення директива
    регламент кодекс конституція конвенція договір угода про zakon postanova nakaz pro ukaz
    rozporiadzhennia rishennia konventsiia uhoda ustawa rozporządzenie lege ordonanță törvény
    zákon nařízení gesetz verordnung legge decreto règlement ст dz oj gazette ley reglamento
    legea hotărârea loi kanun kanunu sayılı doue abl resmî resmi gazete boletín oficial
    monitorul közlöny bgbl komunikat
    nariadenie nařízení zákona codul cod regulamentul rozporządzenie uchwała decreto-lei lei
    real regolamento įstatymas likums seadus rendelet korm jorf lgbl sb úř věst jurnalul
    diário
"""
_EDITORS = """
    ed eds edd editor editors edited hrsg hg herausgegeben éd dir red ред редкол редактор
    редакція редакцією редакцией zag zah за під под upor уклад упоряд сост наук науч заг общ
    cura curatela coord redkol redakcja redakcją naukowa naukowy szerk coords edt coordinador
    sous direction derleyen
    coordonator coordonatori orgs org ред eds szerk toim
"""
_EDITIONS = """
    edition edn rev revised auflage aufl вид изд vyd izd перероб доп stereotyp стереотип перераб
    испр допов стер wydanie vydání kiadás ediția éd edizione second third 2nd 3rd 4th 5th
"""
_TRANSLATORS = "translated transl translation translator trad traduit übersetzt пер перекл переклад"
_VOLUMES = """
    vol vols volume volumes v т том томи тома t tom bd band b tome ser серія серия seriia roč
    ročník jahrgang jg annata anul vol. évf évfolyam cilt sv svazek
"""
_ISSUES = """
    no nos nr num number issue iss n № вип випуск вып выпуск ч част частина vyp vypusk part pt
    heft h fasc numero číslo nº art article is ch chapter č z zeszyt poz szám sz sayı спецвип
    núm º
    бр n° čís broj nro nummer numer numéro número numărul nos
"""
_PAGES = """
    p pp pages page pag pg с сс c s стор стр сторінки р рр pgs seiten ss str strona strany oldal
    lk lpp págs pág pags sayfa sivu
"""
_SMALL = """
    the of and in on for to a an with by from as at und der die das für von zur zum et de la le les
    des du sur pour en i il lo gli della delle dei di nel per e el los las y del та і й в у на з із
    до про від для як и с о об по из от при za ta v u na do pro dlia z iz
"""
_COUNTRIES = """
    ukraine poland hungary slovakia romania moldova russia belarus germany france italy spain
    austria switzerland czech slovenia croatia serbia bulgaria greece turkey estonia latvia
    lithuania finland sweden norway denmark netherlands belgium luxembourg ireland portugal uk usa
    england scotland wales china japan korea india canada australia brazil mexico ukrainy україна
    україни украина украины росія россия россии польща польша білорусь беларусь румунія угорщина
    georgia armenia azerbaijan kazakhstan moldova bosnia montenegro kosovo albania macedonia
    cyprus malta iceland
"""
_ONLINE = """
    available retrieved accessed access online url http https www website web site from режим
    доступу доступа доступно електронний електронна ресурс электронный elektronnyi resurs rezhym
    dostupu internet issn isbn udc удк dostęp dostupné dostupno abgerufen disponibil elérhető
    екрана экрана назва загл титул screen
"""
CLASSES: dict[str, tuple[str, ...]] = {}
"""For each word, in lower case, the names of the lists that hold it."""

for _name, _words in {
    "month": _MONTHS,
    "given": _GIVEN,
    "city": _PLACES,
    "publ": _PUBLISHERS,
    "serial": _SERIALS,
    "body": _BODIES,
    "meet": _MEETINGS,
    "genre": _GENRES,
    "law": _LAWS,
    "ed": _EDITORS,
    "edn": _EDITIONS,
    "transl": _TRANSLATORS,
    "vol": _VOLUMES,
    "iss": _ISSUES,
    "pp": _PAGES,
    "small": _SMALL,
    "land": _COUNTRIES,
    "web": _ONLINE,
    "and": "and und et та і й и e y & i ta",
    "others": "al др ін others інші другие dr",
    "in": "in у в кн",
}.items():
    for _word in dict.fromkeys(_words.split()):
        CLASSES[_word] = (*CLASSES.get(_word, ()), _name)
