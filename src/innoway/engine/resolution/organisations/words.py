# ruff: noqa: SIM905 - lists of words read better as text
"""Words of organisations' names: legal forms, articles, and usual spellings written out.

Source: the ISO 20275 list of entity legal forms, usual abbreviations of patent offices, and the
trade words of Chinese, Japanese and Korean company registers.
"""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from innoway.engine.resolution.letters import fold
from innoway.engine.resolution.organisations.foreign import foreign_words
from innoway.engine.resolution.organisations.japanese import CHINESE

# Legal forms of several words, in their own script; they are folded like the names.
LEGAL_PHRASES = re.compile(
    r"(?<!\w)(?:{})(?!\w)".format("|".join(fold(phrase).replace(".", "") for phrase in (
        "gesellschaft mit beschränkter haftung", "gesellschaft für", "kommanditgesellschaft(?: auf aktien)?",
        "aktiengesellschaft", "akt[^a-z]*ges", "société anonyme", "société par actions simplifiée",
        "société à responsabilité limitée", "società per azioni",
        "società a responsabilità limitata", "sociedad anonima", "sociedade anonima",
        "sociedad limitada", "naamloze vennootschap", "besloten vennootschap",
        "kabushi?ki?[ -]?(?:kaisha|gaisha)", "yugen ?(?:kaisha|gaisha)", "godo ?kaisha", "national university corporation", "chusik hoesa",
        "limited liability (?:company|partnership)", "public limited company", "public company limited",
        "(?:public )?joint[- ]stock (?:company|co)", "a general partnership", "spol(?:ka|ecnost)? s ?r ?o",
        "sp(?:ółka)?[^a-z]*z[^a-z]*o[^a-z]*o", "spółka z ograniczoną odpowiedzialnością", "spółka akcyjna",
        "limited partnership", "(?:proprietary|private|unlimited) (?:limited|company)", "ges(?:ellschaft)?[^a-z]*m[^a-z]*b[^a-z]*h",
        "s[^a-z]*a r[^a-z]*l", "kg a ?a", "de capital variable", "sociedad de responsabilidad limitada", "sociedade limitada",
        "eingetragener verein", "eingetragene genossenschaft", "anonim ortaklığı", "akciová společnost",
        "společnost s ručením omezeným", "družba z omejeno odgovornostjo", "društvo s ograničenom odgovornošću",
        "societatea? cu răspundere limitată", "societatea? pe acțiuni", "korlátolt felelősségű társaság",
        "(?:zártkörűen|nyilvánosan) működő részvénytársaság", "részvénytársaság", "société en commandite(?: par actions)?",
        "anonim şirketi", "limited şirketi", "sanayi ve ticaret", "san ve tic", "ltd sti",
        "công ty(?: tnhh| cổ phần)?", "sendirian berhad", "perseroan terbatas",
        "(?:gu ?fen )?(?:you ?xian )?(?:ze ?ren )?gong ?si", "nat(?:iona)?l? univ(?:ersity)? corp(?:oration)?",
        "общество с ограниченной ответственностью", "закрытое акционерное общество",
        "публичное акционерное общество", "открытое акционерное общество",
        "непубличное акционерное общество", "акционерное общество", "شركة", "บริษัท",
        "จำกัด", "มหาชน", "ανώνυμη εταιρεία", "חברה",
        "office of technology (?:transfer|licensing|commercialization|management)",
        "technology (?:transfer|licensing) office",
        "intellectual property (?:administration|administrator|department|law|office)",
        "an? corporation of (?:the state of )?[a-z]+", "a body (?:corporate|politic)(?: and (?:corporate|politic))?", "an? (?:delaware|california|nevada|texas|new york|japanese|german) (?:corporation|company)",
    )))
)  # fmt: skip
LEGAL = frozenset(
    """inc incorporated incorporation corp corporation corporations co cos company companies ltd
    limited llc llp lp lllp plc pllc pc gmbh ag kg kgaa mbh ug ev eg ohg gbr se sa sas sasu sarl
    srl sl slu spa sapa nv bv bvba cv vof ab asa oy oyj aps as kk yk gk pte pty pvt sdn bhd tbk cia
    cie ooo oao zao pao ao aozt sro spol zrt kft nyrt bt doo dd ad ood eood ltda eireli eurl snc scs
    vzw asbl publ aktiebolag aktiebolaget telefonaktiebolaget aktieselskab aksjeselskap osakeyhtio
    scrl jsc ojsc cjsc pjsc ae epe sti tnhh ks hf ehf kabushiki kaisha jusighoesa yuhanhoesa jituan
    limitada ltee limitee gesmbh ggmbh scarl scpa slne sau rt ead""".split()
)  # fmt: skip
# Short forms that stand behind the name only; before it they are something else.
LEGAL_BEHIND = frozenset(
    "sti ad dd ae ks hf ug ev eg se pc gk bt ood plc llp lp rt ead sau".split()
)
# Long enough to be known when misspelt, and what is like them but no legal form.
LEGAL_AT_LENGTH = (
    "incorporated", "incorporation", "corporation", "company", "limited", "kabushiki", "kaisha",
    "aktiengesellschaft",
)  # fmt: skip
# Slips of the short ones, which are told by the legal form beside them.
LEGAL_SLIPS = frozenset(
    """ld lid lt ltc lts lte ltf ldt tld itd lttd litd lcc llcc cop cp cq crop copr coprp corpo corps col
    coo icn incc gmbg gmhb ghmb gmbl""".split()
)
# What is told from the word before it even when written together with it.
LEGAL_TAILS = frozenset(("inc", "ltd", "llc", "corp", "gmbh", *LEGAL_AT_LENGTH))
NO_SLIP = frozenset(
    """cooperation incorporating internet materia techno brother electron electrons fisher fischer francis factor
    interaction franchise interest netherlands australian""".split()
)
STOP = frozenset(
    """the of and for a an de des di del della dello dei degli delle do dos das du da la le les el los las et und der die y e
    l d in at by on to i its ve van von studi behalf fur fuer zu zur zum pour para per aux sur og och voor het
    imeni named societe""".split()
)
# Who acts for a university.
ACTING = frozenset(
    """board regent trustee governor curator chancellor fellow president provost director overseer
    visitor acting operating through constitutional master scholar rdb administrator court senate
    governing council iacf iucf""".split()
)
_SPELLINGS = """
    university: univ universitat universitaet universitet universite universita universidad
        universidade universiteit universitesi universytet universitas universitatea universitate
        uniwersytet universitet universiti univerzita univerzitet yliopisto egyetem hogskola hogskolan hochschule daigaku universitats universitaets
        tudomanyegyetem sveuciliste univerza univerzitetu unibertsitatea universitario universitaria universitari universitaire
        universitair universitaires universiteta universitetets unibersidad universitas korkeakoulu
        daehaggyo daehakgyo panepistimio universitetet unversity
    institute: institus instytutu instituta institutu inst institut instituto institutet istituto instytut institutes institution instituut
    technology: tech technol technologies technologie technologia tecnologia technical technische
        techniques technologii technological tecnico tecnica tekniska tekniske technicke
        tehnicka tehnologii tekhnologicheskiy tekhnicheskiy tekhnologii teknik teknillinen technik tecnologico tecnologiche
        tecnologie tecnologias tecnologicas tecnologica muszaki
    research: res rsch recherche recherches ricerca ricerche forschung pesquisa investigacion
        investigaciones investigacao forschungs onderzoek recerca issledovaniy issledovatelskiy pesquisas
    laboratory: lab labs laboratories labor laboratoire laboratoires laboratorio laboratorios
    department: dept dep departement departamento
    government: govt gov gouvernement regierung
    national: natl nat nationale nationales nazionale nacional nazionali nacionales nationaal natsionalnyy
        natsionalnogo nationales nationalen kebangsaan
    international: intl int internat internationale internacional
    association: assoc assn
    foundation: found fdn fndn stiftung fondation fundacion fundacao fondazione fundacio stichting
        stiftelse stiftelsen
    center: ctr centre centro zentrum centri centros centrum tsentr keskus centar merkezi
    hospital: hosp hopital hopitaux hospitalier hospitalet ospedale ospedali ospedaliera ospedaliero krankenhaus
        klinikum klinik kliniken klinika sjukhus sjukhuset sykehus sykehuset sygehus ziekenhuis spital
        hastanesi sairaala szpital nemocnice korhaz bolnica byeongwon
    university hospital: universitatsklinikum universitaetsklinikum universitatsklinik universitatskliniken
        universitatsspital universitaetsspital universitaetsklinik universitetssykehus universitetssjukhus
        universitetssjukhuset universitetshospital unispital uniklinik
    university medicine: universitatsmedizin universitaetsmedizin
    university applied: fh fachhochschule ammattikorkeakoulu hogeschool
    free: freie freien freies vrije vrij libre libera
    catholic: katholieke katholische catholique cattolica catolica katolicki katolickiego katolicka catolicke pontifical
        pontificia
    german: deutsche deutsches deutscher deutschen allemande tedesca
    european: europeen europeenne europaische europaisches europaischen europaeische europeo europea europees europejski
    italian: italiano italiana italiani
    spanish: espanol espanola
    swiss: schweizer schweizerische suisse svizzera svizzero
    swedish: svenska sveriges
    norwegian: norges norske norsk
    danish: dansk danske
    dutch: nederlandse nederlands
    polish: polska polskiej polski polskich
    russian: rossiyskaya rossiyskiy rossiyskoy rossiyskogo russkiy
    veterinary: tierarztliche tieraerztliche veterinaria veterinaire veterinarna
    economics: wirtschaft wirtschafts wirtschaftswissenschaften economicos economiche economica ekonomiczny okonomie
    health: sante salud saude salute gesundheit zdorovya zdravookhraneniya saglik santee sanita
    cancer: krebs
    oncology: oncologia oncologico oncologicas oncologicos oncologie onkologie
    physics: physik physique fisica fysik fiziki
    mathematics: mathematik mathematiques matematica matematicas matematiki
    environment: umwelt environnement ambiente
    nuclear: nucleaire nucleare yadernykh
    space: spatial spatiale spatiales espacial espaciales spaziale spaziali
    council: conseil consejo consiglio conselho
    service: servicio servizio servico
    observatory: observatoire osservatorio observatorio observatorium
    lund: lunds
    uppsala: uppsalas
    stockholm: stockholms
    tampere: tampereen
    turku: turun
    oulu: oulun
    jyvaskyla: jyvaskylan
    wroclaw: wroclawski wroclawska
    lodz: lodzki lodzka
    gdansk: gdanski gdanska
    poznan: poznanski poznanska
    silesia: silesian slaski slaska
    jagiellonian: jagiellonski
    charles: karlova
    brno: brne
    zagreb: zagrebu
    ljubljana: ljubljani
    zurich: zuercher zurcher
    moscow: moskovskiy moskovskogo
    novosibirsk: novosibirskiy
    tomsk: tomskiy
    kazan: kazanskiy
    ural: uralskiy
    siberia: sibirskiy sibirskoye sibirskogo siberian
    petersburg: peterburgskiy
    medical: med medizinische medische medica medicale medico meditsinskiy medizinisches medyczny medisch
        medicinski
    royal: koninklijke kungliga
    ministry: minister ministere ministerio ministerium ministero ministerie ministerstvo ministerstwo
        bundesministerium bakanligi kementerian
    autonomous: autonoma autonome
    denmark: danmarks
    federal: federale federalnyy federalnoye eidgenossische eidgenoessische bundes federais
    study: studies
    medicine: medecine medizin medicina medicinas meditsiny
    college: coll
    school: sch escuela escola scuola schule
    science: sci sciences scientific scientifique wissenschaft wissenschaften ciencia ciencias scienza scienze
        nauk nauki nauchnyy vetenskap videnskab ciencies wetenschappen cientificas cientifico cientifica scientifica scientifico
    engineering: eng engr engrg engineers ingenierie
    electric: elec elect electrical elektrik electrique
    electronic: electronics elektronik electronique jeonja denshi
    industry: ind indus inds industries industrial industrie industriel kogyo saneop industriya
    manufacturing: mfg manuf mfrs seisakusho
    product: prod prods products
    chemical: chem chems chemicals chemistry chemie chimie kagaku hwahag chimique chemische
    pharmaceutical: pharm pharma pharmaceuticals pharms pharmaceutica seiyaku jeyag
    system: sys systems syst
    development: dev devel
    management: mgmt
    service: svc svcs services
    secretary: sec secty secy
    authority: auth
    board: bd
    brothers: bros
    group: grp gruppe gruppo groupe grupo
    holding: hldg hldgs holdings
    division: div
    machine: mach machines machinery
    work: works
    telephone: tel
    telegraph: telegraf
    communication: communications comm comms communic
    telecommunication: telecommunications telecom telecoms telecomm telecomms
    instrument: instr instruments
    solution: solutions
    regent: regents
    trustee: trustees
    governor: governors
    curator: curators
    fellow: fellows
    network: networks
    motor: motors automobile automobiles automotive jidosha jadongcha
    semiconductor: semiconductors
    automation: automatisation
    material: materials
    academy: acad akademie academie akademia akademiya accademia akademien akademii
    company of: compagnie
    etablissement: etablissements etab estab establissements
    society: gesellschaft
    state: sate gosudarstvennyy gosudarstvennoye gosudarstvennogo estadual panstwowy estatal
    american: amer
    general: gen
    association: verein
    corp: ste
    california: calif
    university california: uc
    university massachusetts: umass
    massachusetts: mass
    pennsylvania: penna
    arizona: ariz
    arkansas: ark
    colorado: colo
    connecticut: conn
    florida: fla
    michigan: mich
    minnesota: minn
    oklahoma: okla
    tennessee: tenn
    texas: tex
    wisconsin: wis
    new york: ny
    new jersey: nj
    united states america: usa
    united states: us
    united kingdom: uk
    department health human service: dhhs hhs
    research development: rd
    great: gt
    britain: brit
    represented: rep
    tsinghua: qinghua
    peking: pekin
    samsung: samseong
    hyundai: hyeondae
    china: chinese
    korea: korean
    agriculture: agricultural agricole agricola
    polytechnic: polytechnical polytechnique politecnico politecnica polytechnische polytechnisch politehnica
        politekhnicheskiy polytechnics
    technology university: politechnika
    heavy industry: jukogyo
    post: posts
    aeronautics: aeronautic aeronautical
    munich: munchen muenchen
    padua: padova
    genoa: genova
    marseille: marseilles
    strasbourg: strassburg
    luxembourg: luxemburg
    mexico: mejico
    helsinki: helsingfors
    krakow: cracow krakau
    belgrade: beograd
    kyiv: kiev
    cologne: koln koeln
    vienna: wien
    rome: roma
    milan: milano
    turin: torino
    florence: firenze
    naples: napoli
    venice: venezia
    lisbon: lisboa
    prague: praha praze
    warsaw: warszawa warszawski warszawska
    copenhagen: kobenhavn kobenhavns koebenhavn
    gothenburg: goteborg goteborgs goeteborg
    geneva: geneve genf
    basel: basle bale
    brussels: bruxelles brussel
    antwerp: antwerpen anvers
    ghent: gent gand
    lyon: lyons
    seville: sevilla
    nuremberg: nurnberg nuernberg
    hanover: hannover
    zurich: zuerich
    moscow: moskva
    bucharest: bucuresti
"""
WRITTEN_OUT = foreign_words() | {
    spelling: word.strip()
    for line in re.sub(r"\n {8}", " ", _SPELLINGS).strip().splitlines()
    for word, _, spellings in (line.partition(":"),)
    for spelling in spellings.split()
}

# Legal forms without spaces around them; longest first.
_LEGAL_HAN = re.compile("|".join("""欧洲公司 国立大学法人 股份有限责任公司 集团股份有限公司 集团有限责任公司 集团有限公司 控股有限公司 股份有限公司
    有限责任公司 有限责任合伙 有限公司 股份公司 集团公司 总公司 分公司 责任公司 公司 集团
    株式会社 有限会社 合同会社 合资会社 一般社团法人 一般财团法人 公益财团法人 独立行政法人
    国立研究开发法人 国立研究开発法人 国立大学法人 学校法人 财团法人 社团法人 주식회사 유한회사 재단법인 사단법인
    산학협력단 \\(주\\) \\(株\\) \\(有\\) ㈜ ㈱ \\(有限合伙\\) 有限合伙""".split()))  # fmt: skip
# Cities and provinces of China that firms carry before their trade name, as written in Latin letters.
REGIONS = dict(
    pair.split("=")
    for pair in """北京=beijing 上海=shanghai 天津=tianjin 重庆=chongqing 深圳=shenzhen 广州=guangzhou
    杭州=hangzhou 南京=nanjing 苏州=suzhou 武汉=wuhan 成都=chengdu 西安=xian 青岛=qingdao 大连=dalian
    宁波=ningbo 厦门=xiamen 济南=jinan 长沙=changsha 郑州=zhengzhou 合肥=hefei 福州=fuzhou 沈阳=shenyang
    无锡=wuxi 东莞=dongguan 佛山=foshan 珠海=zhuhai 哈尔滨=harbin 长春=changchun 昆明=kunming 南昌=nanchang
    石家庄=shijiazhuang 太原=taiyuan 常州=changzhou 南通=nantong 嘉兴=jiaxing 温州=wenzhou 绍兴=shaoxing
    兰州=lanzhou 贵阳=guiyang 南宁=nanning 烟台=yantai 中山=zhongshan 惠州=huizhou 广东=guangdong
    浙江=zhejiang 江苏=jiangsu 山东=shandong 福建=fujian 四川=sichuan 湖北=hubei 湖南=hunan 河南=henan
    河北=hebei 安徽=anhui 辽宁=liaoning 陕西=shaanxi 江西=jiangxi 云南=yunnan 吉林=jilin 山西=shanxi
    黑龙江=heilongjiang 贵州=guizhou 甘肃=gansu 海南=hainan 青海=qinghai 广西=guangxi 新疆=xinjiang
    宁夏=ningxia 西藏=tibet 内蒙古=neimenggu""".split()
)
REGION_NAMES = frozenset(REGIONS.values())
PARTS_OF_REGIONS = frozenset(
    "city municipal province provincial district haidian zhongguancun".split()
)
# States of the United States by the codes of its post office.
STATES = dict(
    pair.split("=")
    for pair in """al=alabama ak=alaska az=arizona ar=arkansas ca=california co=colorado ct=connecticut
    de=delaware fl=florida ga=georgia hi=hawaii id=idaho il=illinois in=indiana ia=iowa ks=kansas
    ky=kentucky la=louisiana me=maine md=maryland ma=massachusetts mi=michigan mn=minnesota
    ms=mississippi mo=missouri mt=montana ne=nebraska nv=nevada nh=new-hampshire nj=new-jersey
    nm=new-mexico ny=new-york nc=north-carolina nd=north-dakota oh=ohio ok=oklahoma or=oregon
    pa=pennsylvania ri=rhode-island sc=south-carolina sd=south-dakota tn=tennessee tx=texas ut=utah
    vt=vermont va=virginia wa=washington wv=west-virginia wi=wisconsin wy=wyoming""".split()
)
# Fields of science and medicine.
SCIENCES = frozenset(
    """acoustics aerodynamics aeronautics agronomy anatomy anthropology archaeology astronautics astronomy
    astrophysics bacteriology biochemistry biodiversity bioengineering bioinformatics biology biomedicine
    biophysics biotechnology botany cardiology cell chemistry climatology computing cosmology cryogenics
    crystallography cybernetics cytology dermatology ecology economics electrochemistry electrodynamics
    electronics endocrinology entomology epidemiology ethnology forestry gastroenterology genetics genomics
    geochemistry geodesy geography geology geomagnetism geomechanics geophysics geosciences gerontology
    gynecology haematology hematology hepatology histology horticulture hydraulics hydrobiology hydrodynamics
    hydrogeology hydrology immunology informatics inorganic limnology linguistics macromolecular mathematics
    mechanical mechanics metallurgy meteorology microbiology microelectronics mineralogy molecular mycology
    nanoscience nanotechnology nephrology neurobiology neurology neurophysiology neuroscience neurosciences
    nuclear nutrition obstetrics oceanography oceanology oncology ophthalmology optics optoelectronics organic
    orthopaedics orthopedics paediatrics palaeontology paleontology parasitology pathology pediatrics pedology
    petrochemical petrology pharmacology pharmacy philology philosophy phonetics photonics physics physiology
    planetology plasma pneumology proteomics psychiatry psychology pulmonology radiobiology radiology
    rheumatology robotics seismology semiconductor sociology spectroscopy statistics stomatology surgery
    taxonomy thermodynamics thermophysics topology toxicology urology veterinary virology volcanology zoology""".split()
)
# Bodies that are named after their region: it stays.
OF_A_REGION = frozenset(
    """university institute college academy school bank hospital museum library laboratory center
    government bureau commission""".split()
)


def _told() -> tuple[dict[str, str], dict[str, str]]:
    """Return trade words of other scripts, then trade names, each as it is told in Latin letters."""
    words, names = dict[str, str](), dict[str, str]()
    with Path(__file__).with_name("told.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            written = row["written"].translate(CHINESE)
            (names if row["kind"] == "name" else words)[written] = row["told"]
    return words, names


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(words, key=lambda word: (-len(word), word))))


_WORDS_TOLD, _NAMES_TOLD = _told()
TRADE_TOLD = _WORDS_TOLD | _NAMES_TOLD
WORDS_TOLD = _WORDS_TOLD
TRADE_PARTS = _any_of(TRADE_TOLD)
_PLACED = {f"{han}{end}": latin for han, latin in REGIONS.items() for end in ("", "市", "省")}
TOLD = TRADE_TOLD | _PLACED
TOLD_PARTS = _any_of(TOLD)
# Legal forms of East Asia, and names in which one says which firm is meant: those stay.
HAN_LEGAL = re.compile(
    f"(?P<told>{_any_of(name for name in TRADE_TOLD if _LEGAL_HAN.search(name)).pattern})"
    f"|{_LEGAL_HAN.pattern}"
)
# Names of firms known everywhere: a region before one names a firm of its own.
TRADE_NAMES = frozenset(" ".join(_NAMES_TOLD.values()).split()) - frozenset(
    " ".join(_WORDS_TOLD.values()).split()
)
# Words that say what a firm does, not which it is.
TRADE_WORDS = (
    frozenset(" ".join((_WORDS_TOLD | _PLACED).values()).split())
    | frozenset(WRITTEN_OUT.values())
    | frozenset("ip patent patents innovation innovations enterprise enterprises trading".split())
) - (REGION_NAMES | TRADE_NAMES)
