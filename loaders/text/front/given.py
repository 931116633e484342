"""Given names and endings of patronymics and family names, to tell the order of a name."""

import re

from cbris.loaders.text.references.given_names import GIVEN_NAMES as COMMON

__all__ = ["FAMILY_ENDING", "GIVEN_NAMES", "PATRONYMIC"]

_LISTED = """
    adriana ágnes agnes aino ákos alena alina alla alojz ana anastasia anastasiia anastasiya anca
    andrej andrzej anikó anita anja anton antti arkadiusz artem artur arūnas aurelia
    balázs barbora bartosz beata béla biserka bogdan bogumiła bohdan bohuslav bojan boris branko
    bożena carmen cătălin csaba cristian cristina dagmar damian daria dariusz darina denys diana
    dmitriy dmytro dorin dorota dumitru eero egidijus eglė elena elina elżbieta emil emilia
    erika esa ester eszter eugeniusz eva ewa ewelina fedir ferenc florin gábor gabriela galina
    gennadii georgi gheorghe grażyna grzegorz gyula gyöngyi halyna hanna heikki heli henryk
    hryhorii igor ihor ildikó ilona ioan ion iryna istván ivana ivanna ivo iwona jacek jadwiga
    jakub ján jana janusz jarmila jarmo jaroslav jarosław jerzy joanna jolanta józef judit juha
    jukka julia juraj jūratė kari károly katalin kateryna katja katarína kazimierz khrystyna kinga
    klára kristiina krzysztof ksenia larysa lászló laszlo leena lenka leonas lesia lesya levente
    liana lidia lidiia liliya liubov liudmyla lucie luděk ľubica lubomír lukas lukáš łukasz
    lyudmila maciej magdaléna maksym małgorzata marcin marek margarita mariana mariia mariusz
    mariya marja marjana markku markéta martina márton máté matti michał mihaela mihai miklós
    milan milena mircea miroslav mirosław monica nadiia nadiya natalia nataliia nataliya natalya
    nina ninel nino oksana oleg oleh oleksandr oleksandra oleksii oleksiy olena olga olha olli
    ondrej orsolya ostap paweł pavel pavlo pekka péter peter petr petra petri petro piotr radu
    radosław réka renata riitta roman rostyslav roxana ruslan ryszard sabina sándor sari sergei
    sergey serhii serhiy simona slavomír sofia sofiia solomiia stanislav stanisław stefan stepan
    svitlana svetlana sven sylwia szymon taras tadeusz tamara tamás tamas tapio taisiia teemu
    teresa tetiana tetyana timo tomáš tomasz tuija uliana urszula vadym valentyn valentyna valerii
    vasile vasyl vasyliy veronika victoria viera viktor viktoriia viktoriya viorel virág virpi
    vít vitalii vitaliy vladimir vladislav volodymyr vyacheslav waldemar wiesław wiktor
    witold władysław włodzimierz wojciech yana yaroslav yelena yevhen yevheniia yulia yuliia yurii
    yuriy zbigniew zdeněk zenon zinaida zoltán zoriana zsolt zsuzsanna zuzana żaneta
    aigul aiman ainur akmaral aliya almagul altynay arman asel askar assel assem aizhan azamat
    bakhyt baurzhan bekzat bolat botagoz dana daniyar daulet dinara erlan gaukhar gulmira gulnara
    kanat kuralay lazzat madina marat meruert murat nurlan nursultan raushan sabit saltanat samal
    saule serik talgat timur yerlan zhanna zhazira zhanar zhanat zhuldyz
    aslak astrid bjørn björn eirik geir gunnar håkan hilde ingvild jesper jonas jørgen kirsten
    kjell knut lasse leif magnus mats mette mikael mikkel niels nils ola olav ole per rasmus rune
    sigrid siri sören søren stein svein sverre terje tore torbjörn trine ulf
    álvaro ángel antónio beatriz carmen cristóbal elisa enrique esteban gonzalo ignacio inês
    iñigo isabel javier joão jordi joaquín josé luís maría mariano marta miguel montserrat nuno
    núria pablo patricia paula pedro pilar rafael ramón raúl ricardo rosa rui santiago sergio sílvia
    teresa tiago vicente xavier
    bernadette bernhard birgit britta christoph dominik elke erich gerhard günter günther hannes
    heike heinz helga helmut herbert hermann horst ilse jürgen jörg jochen katrin klaus lothar
    manfred markus matthias michaela olaf oskar reiner reinhard roland rolf rudolf sabine silke
    stefanie susanne sylvia thorsten tobias ulrich ursula ute uwe walter werner wilhelm wolfgang
    aldona aldis alžběta anahit aistė ance andrius annegret annukka anže arpád ashot aysel ayşe
    bastian benedek bence boglárka botond boštjan călin çiğdem dace daiva davit dezső dominika
    domonkos duarte edit egle ekaterine elene emese emőke emre endre eszter etelka eliška ernő
    evelin fanni felix ferdinand feride filip flórián franziska friederike giedrė gintaras
    giorgi giulia giuseppe géza gábor gordana goran gregor gülşen gyöngyvér hajnalka hasmik hedvig
    hakan ilze imre inese inga ingrid irakli irma ivaylo jānis jana jaroslava jolán jonna jožica
    jozef kaarel kalina kamil kārlis karel karl karolina kinga kornél krisztina kristjan kateřina
    lasha laimonas lajos lea lenka levan libor liisa liina līga linas lőrinc ludmila luka lukas
    mădălina magdolna maja maka mari marije mart mateusz matej matej mária mehmet melinda mihkel
    milica miloš mindaugas mirjana miruna mojca monika murat mustafa nana nándor neli nela nino
    nikola nikolett nóra oana orsolya ömer ondřej otto ovidiu pálma peeter philippe pille piroska
    primož ramunė rasa raluca ramaz reto rimantas rita rozália rūta ruud saša sanja sebastian signe
    silvija şule sorin simona sławomir šárka štefan šimon tanja tamar teodora theresia tihana
    tinatin tiina tina tímea tünde tomislav tudor ulf ülle urša uxía václav vahan valdis vera vesna
    vida viorica vilém vojtěch vytautas yusuf zaza zdenko željko zita zlatko zoltan zsófia zurab
    алла алена алина анастасія анастасия анатолій анатолий андрій андрей анна антон антоніна арсен
    артем артур богдан борис вадим валентин валентина валерій валерий валерія валерия василь
    василий вікторія виктория віктор виктор вероніка вероника віра вера віталій виталий владислав
    владимир володимир вячеслав в'ячеслав галина ганна георгій георгий григорій григорий дарина
    дарія дарья денис діана диана дмитро дмитрий євген евгений євгенія евгения єлизавета елизавета
    елена жанна зінаїда зоряна зоя іван иван іванна ігор игорь ілона інна инна ірина ирина
    катерина екатерина кирило кирилл костянтин константин ксенія ксения лариса леонід леонид
    леся лідія лидия лілія лилия любов любовь людмила максим маргарита марина марія мария марта
    мар'яна микита никита микола николай михайло михаил надія надежда назар наталія наталья
    наталя ніна нина оксана олег олександр александр олександра александра олексій алексей олена
    ольга остап павло павел петро петр пётр поліна роман ростислав руслан світлана светлана
    сергій сергей соломія софія софия станіслав станислав степан тамара тарас тетяна татьяна
    тимофій уляна федір федор юлія юлия юрій юрий яна ярослав ярослава ян
    айгуль айман айнур алия алмагуль арман асель аскар ахмет әсел бақыт бауыржан болат ботагоз
    гаухар гульмира гульнара гүлнар дана данияр даулет динара ерлан қанат канат куралай ләззат
    мадина марат меруерт мурат нұрлан нурлан раушан сабит салтанат самал сауле сәуле серик серік
    талгат тимур жазира жанар жанат жулдыз
"""
GIVEN_NAMES = frozenset({*_LISTED.split(), *COMMON})
PATRONYMIC = re.compile(
    r"\w{2,}(?:ович|евич|йович|євич|ьич|івна|ївна|овна|евна|ична|инична|кызы|қызы|ұлы|оглы|оғлы"
    r"|ovych|evych|yovych|iyovych|yevych|ivna|yivna|iivna|ovna|evna|yevna|ovich|evich|yevich|ichna"
    r"|vitsj|[uy]ly|[kq]yzy|qizi|[o‘'’]g['’ʻ]?li)",
    re.IGNORECASE,
)
"""A patronymic: it stands behind the given name."""
FAMILY_ENDING = re.compile(
    r"\w+(?:енко|чук|щук|юк|ський|цький|ська|цька|ский|цкий|ская|цкая|ишин|ишина|[ое]ва?|ина?|ець"
    r"|енко|ко|ло"
    r"|enko|chuk|shchuk|iuk|yuk|uk|skyi|skyy|skyj|ska|skiy|skij|skaya|ski|cki|cka|tska|tskyi|wicz"
    r"|ov"
    r"|ova|ová|ev|eva|ets|ets'|nen|sson|sen|son|escu|eanu|berg|mann|czyk|czak|iak|vić|ić|iené|ienė"
    r"|bayev|bayeva|baev|baeva|ова|ева|баева?|ауов[а]?)",
    re.IGNORECASE,
)
