"""Common given and family names, to tell the order of a name written out."""

__all__ = ["FAMILY_NAMES", "GIVEN_NAMES", "IBERIAN_NAMES"]

_GIVEN_NAMES = """
    adam adrienn agnieszka aida aino alan alberto alejandro aleksander aleksandra alena ales
    alex alexander alexandra alexey alice alicja alina alois amanda ambrus amy ana anatoliy
    andras andrea andreas andrei andrej andrew andrey andrii andriy andrzej andrás aneta angela
    anikó anita ann anna anne annika antal anthony antoni antonio antonín arjan arkadiusz arnaud
    arne aron arthur artur arvo attila balint balázs barbara barnabás bartosz beata bela ben
    bence benjamin bent bernard bernd bjorn blanka bo bob bogdan boguslaw bogusław bohdan
    bohumil boris brian bronislaw bruce bálint béla břetislav carl carla carlos caroline
    catherine cezary charles chris christian christina christine christoph christopher claire
    claudia colin cosmin craig cristian cristina csaba dagmar dan dana daniel daniela danuta
    daria dariusz david dennis diana dieter dirk dmitri dmytro dominique donald dorota douglas
    dávid edit eduard eduardo edward edyta egon elena elinor elisabeth elizabeth elżbieta emil
    emma endre ensio eric erik ernő erzsébet esa ester eszter eva evgeniy ewa fanni fatima felix
    ferenc fernando florin francesca francesco francisco francois frank frantisek františek
    franz fred fátima gabor gabriel gabriela gary georg george gerard gergely gheorghe giovanni
    giulia goncalo gonçalo graham grażyna greg grzegorz gyorgy gyula györgy gábor hana hans
    harald heikki helen helena henrik henry henryk hubert hugo ian igor ihor ilona imre ines
    ingrid inês ioan ion irena ireneusz irina iryna istvan istván iuliana ivan ivana ivo iván
    iwona izabela jaakko jacek jack jacob jadwiga jaime jakub james jan jana jane janet janos
    janusz jari jarmo jaroslav jarosław javier jean jeffrey jennifer jens jeroen jerry jerzy
    jesus jesús jim jiri jiří joan joanna joao johan johann johannes john jolanta jonathan jorge
    jose josef joseph josip josé jouko jozef jozsef joão juan judit judith juha jukka julia
    julian julita juraj jurgen justyna jános józef józsef kaisa kalle kamil karel karen kari
    karin karl karol katalin katarzyna kateřina katherine kathryn kati katja kazimierz keith
    kenneth kevin kim kinga klara klaus klára kristiina kristina krisztina krisztián krzysztof
    kálmán károly ladislav lajos lars laszlo laura laurent lauri lech lena lenka leonid leszek
    levente lidia linda lisa ljubica louis lubomir luca lucia lucie lucyna lucía ludmila luis
    luke luís lászló maciej magda magdalena malgorzata manuel marc marcel marcin marco marcus
    marek margaret margit maria marian mariana marina mario mariola mariusz marja mark markku
    markus marta martin martti mary maryna maría mateusz matthew matthias matti max małgorzata
    michael michal michał michel mieczysław miguel mihai mihály mike mikhail mikko mikolaj
    mikołaj milada milan milos miloš mircea miroslav mirosław monica monika mykola márton mátyás
    máté nadia natalia nataliia nelli nicholas nick nicola nicolas niko nikolaj nina nora
    norbert nándor oksana ola olaf oleg oleh oleksandr olena olga olha oliver olli ondřej oscar
    oskar otakar otto outi pablo paolo pascal patricia patrick paul paula paulina pavel pavlo
    pavol pedro peep peeter pekka peter petr petra petru petteri philip philippe pierre pilar
    piotr piret przemysław pál péter rachel radek radoslaw radosław radu rafael rafal rafał ralf
    ralph rastislav raymond rebecca renata richard riitta rita rob robert robertas roberto roger
    roland roman ron ronald rosa rudolf rui ruth ryan ryszard réka sakari sam samuel sandor
    sandra sara sarah scott sebastian sergey serhii serhiy simon simona slawomir sofia sophie
    sorin stanislav stanislava stanislaw stanisław stefan stefania stefano stephan stephen steve
    steven stuart susan sven svitlana szabolcs szymon sándor sławomir tadeusz tamara tamas tamás
    tanja tapani tatiana teemu teodor teresa terhi terry tetiana thomas tiago tibor tihamér tiit
    tim timo timothy ting tobias tom tomas tomasz tomáš tony toomas tuomas ulla ulrich ulrike
    urszula vaclav valentina valeriu vasil vasile vasyl vera veronika victor viera viktor
    viktoriia viktória vilmos vincent vitalij vladimir vladislav vlasta vojtěch volodymyr václav
    vít waldemar walter wanda werner wieslaw wiesław wiktor william witold wladyslaw wojciech
    wolfgang władysław włodzimierz xavier xosé yaroslav yulia yuliia yuliya yuri yurii yuriy
    yves zbigniew zdenko zdeněk zofia zoltan zoltán zsolt zsuzsa zsuzsanna zsófia áron ľubomír
    łukasz žofia александр алексей алла анатолий анатолій андрій анна антон богдан борис вадим
    валентина валерий валерій василь виктор виталий владислав володимир всеволод вячеслав віктор
    вікторія віталій галина геннадій георгій григорій дарина дарія денис дмитрий дмитро евгений
    елена зоя илья ирина катерина костянтин лариса лев леонід любов людмила лілія максим
    маргарита марина марія микола мирослав мирослава михайло надія назар наталья наталія николай
    ніна оксана олег олександр олена ольга остап павел павло петро раїса роман руслан святослав
    світлана сергій софія станіслав степан таисия тамара тарас татьяна тетяна федір эдуард юлія
    юрий юрій якуб яків ярина ярослав євген іван ігнат ігор ірина
"""
_FAMILY_NAMES = """
    bian cao chen cheng choi deng ding dong fan feng gao guo han he hu huang jiang jones kang
    kovalenko lee li liang lin liu luo ma nguyen pan park peng petrenko qian shen shevchenko
    singh smith song su sun tan tang tian tran wang wei williams wong wu xiao xie xu yan yang
    ye yu yuan zeng zhang zhao zheng zhou zhu
"""

_IBERIAN_NAMES = """
    ana antonio carlos eduardo fatima fernando francisco fátima goncalo gonçalo ines inês ivan
    iván javier jesus jesús joao jorge jose josé joão juan lucia lucía luis luís manuel maria
    marta maría miguel pablo pedro pilar rafael rosa rui teresa tiago xosé
"""

GIVEN_NAMES = frozenset(_GIVEN_NAMES.split())
FAMILY_NAMES = frozenset(_FAMILY_NAMES.split())
IBERIAN_NAMES = frozenset(_IBERIAN_NAMES.split())
"""Given names that two family names may follow."""
