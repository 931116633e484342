"""Common given and family names, to tell the order of a name written out."""

__all__ = ["FAMILY_NAMES", "GIVEN_NAMES"]

_GIVEN_NAMES = """
    adam agnieszka alan alberto alejandro alex alexander alexandra alexey alice amanda amy ana
    anatoliy andrea andreas andrei andrew andrey andrii andriy angela ann anna anne anthony
    antonio arjan arnaud arne arthur barbara ben benjamin bent bernard bernd bjorn bo bob
    brian bruce carl carla carlos caroline catherine charles chris christian christina
    christine christoph christopher claire claudia colin craig dan daniel daniela david dennis
    diana dieter dirk dmitri dmytro dominique donald douglas edward elena elinor elisabeth
    elizabeth emma eric erik eva evgeniy felix fernando francesca francesco francois frank
    franz fred gabriel gary george georg gerard giovanni giulia graham greg hans harald helen
    helena henrik henry hugo ian ihor igor ingrid irina iryna ivan jack jacob jaime james jan
    jane janet jean jeffrey jennifer jens jeroen jerry jesus jim joan joao johan johann
    johannes john jonathan jorge jose josef joseph juan judith julia julian jurgen karen karl
    katarzyna katherine kathryn keith kenneth kevin kim klaus kristina lars laura laurent lena
    leonid linda lisa louis luca lucia luis luke magdalena manuel marc marcel marco marcus
    margaret maria marina mario mark markus marta martin mary maryna matthew matthias max
    michael michal michel miguel mike mikhail monika mykola nadia natalia nataliia nicholas
    nick nicola nicolas nina oksana ola oleg oleh oleksandr olena olga olha oliver oscar otto
    pablo paolo pascal patricia patrick paul paula pavel pavlo pedro peter philip philippe
    pierre piotr rachel ralf ralph raymond rebecca richard rob robert roberto roger roland
    roman ron ronald ruth ryan sam samuel sandra sara sarah scott sebastian sergey serhii
    serhiy simon sofia sophie stefan stefano stephan stephen steve steven stuart susan sven
    svitlana tamara tanja tatiana teemu terry tetiana thomas tim timothy ting tobias tom tomas
    tomasz tony ulrich ulrike valentina vasyl vera victor viktor viktoriia vincent vladimir
    volodymyr walter werner william wojciech wolfgang xavier yaroslav yulia yuliia yurii yuriy
    yuri yves zoltan андрій анна борис вадим валентина василь віктор вікторія володимир галина
    дмитро євген ірина іван ігор катерина костянтин людмила марина марія микола михайло
    наталія оксана олег олександр олена ольга павло петро роман світлана сергій степан тетяна
    юлія юрій ярослав
"""
_FAMILY_NAMES = """
    bian cao chen cheng choi deng ding dong fan feng gao guo han he hu huang jiang jones kang
    kovalenko lee li liang lin liu luo ma nguyen pan park peng petrenko qian shen shevchenko
    singh smith song su sun tan tang tian tran wang wei williams wong wu xiao xie xu yan yang
    ye yu yuan zeng zhang zhao zheng zhou zhu
"""

GIVEN_NAMES = frozenset(_GIVEN_NAMES.split())
FAMILY_NAMES = frozenset(_FAMILY_NAMES.split())
