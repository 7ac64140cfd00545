# ruff: noqa: SIM905 - lists of words read better as text
"""Words of organisations' names: legal forms, articles, and usual spellings written out.

Source: the ISO 20275 list of entity legal forms, usual abbreviations of patent offices, and the
trade words of Chinese, Japanese and Korean company registers.
"""

import re

from innoway.engine.resolution.letters import fold

# Legal forms of several words, in their own script; they are folded like the names.
LEGAL_PHRASES = tuple(
    re.compile(rf"(?<!\w){fold(phrase).replace('.', '')}(?!\w)")
    for phrase in (
        "gesellschaft mit beschränkter haftung", "gesellschaft für", "kommanditgesellschaft",
        "aktiengesellschaft", "akt ?ges", "société anonyme", "société par actions simplifiée",
        "société à responsabilité limitée", "società per azioni",
        "società a responsabilità limitata", "sociedad anonima", "sociedade anonima",
        "sociedad limitada", "naamloze vennootschap", "besloten vennootschap",
        "kabushi?ki? ?(?:kaisha|gaisha)", "yugen ?(?:kaisha|gaisha)", "godo ?kaisha", "chusik hoesa",
        "limited liability (?:company|partnership)", "public limited company",
        "(?:public )?joint stock company", "a general partnership", "spol(?:ka|ecnost)? s ?r ?o",
        "sp(?:ółka)? z ?o ?o", "spółka z ograniczoną odpowiedzialnością", "spółka akcyjna",
        "anonim şirketi", "limited şirketi", "sanayi ve ticaret", "san ve tic", "ltd sti",
        "công ty(?: tnhh| cổ phần)?", "sendirian berhad", "perseroan terbatas", "société",
        "общество с ограниченной ответственностью", "закрытое акционерное общество",
        "публичное акционерное общество", "открытое акционерное общество",
        "непубличное акционерное общество", "акционерное общество", "شركة", "บริษัท",
        "จำกัด", "มหาชน", "ανώνυμη εταιρεία", "חברה",
        "an? corporation of (?:the state of )?[a-z]+", "an? (?:delaware|california|nevada|texas|new york|japanese|german) (?:corporation|company)",
    )
)  # fmt: skip
LEGAL = frozenset(
    """inc incorporated incorporation corp corporation corporations co cos company companies ltd
    limited llc llp lp lllp plc pllc pc gmbh ag kg kgaa mbh ug ev eg ohg gbr se sa sas sasu sarl
    srl sl slu spa sapa nv bv bvba cv vof ab asa oy oyj aps as kk yk gk pte pty pvt sdn bhd tbk cia
    cie ooo oao zao pao ao aozt sro spol zrt kft nyrt bt doo dd ad ood eood ltda eireli eurl snc scs
    scrl jsc ojsc cjsc pjsc ae epe sti tnhh ks hf ehf kabushiki kaisha jusighoesa yuhanhoesa""".split()
)  # fmt: skip
STOP = frozenset(
    """the of and for a an de des del della do dos das du da la le les el los las et und der die y e
    l d in at by on to i its ve van von""".split()
)
_SPELLINGS = """
    university: univ universitat universitaet universitet universite universita universidad
        universidade universiteit universitesi universytet universitas universitatea universitate
        uniwersytet universitet universiti univerzita univerzitet yliopisto egyetem daigaku
        daehaggyo daehakgyo panepistimio universitetet unversity
    institute: inst institut instituto institutet istituto instytut institutes institution instituut
    technology: tech technol technologies technologie technologia tecnologia technical technische
        techniques technologii
    research: res rsch recherche recherches ricerca ricerche forschung pesquisa investigacion
        investigaciones
    laboratory: lab labs laboratories labor laboratoire laboratoires laboratorio laboratorios
    department: dept dep departement departamento
    government: govt gov gouvernement regierung
    national: natl nat nationale nationales nazionale nacional
    international: intl int internat internationale internacional
    association: assoc assn
    foundation: found fdn fndn stiftung fondation fundacion fundacao fondazione
    center: ctr centre centro zentrum
    hospital: hosp hopital hopitaux
    medical: med
    medicine: medecine medizin
    college: coll
    school: sch
    science: sci sciences scientific scientifique
    engineering: eng engr engrg engineers ingenierie
    electric: elec elect electrical elektrik electrique
    electronic: electronics elektronik electronique jeonja denshi
    industry: ind indus inds industries industrial industrie industriel kogyo saneop industriya
    manufacturing: mfg manuf mfrs seisakusho
    product: prod prods products
    chemical: chem chems chemicals chemie chimie kagaku hwahag chimique chemische
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
    network: networks
    motor: motors jidosha jadongcha
    semiconductor: semiconductors
    automation: automatisation
    material: materials
    academy: acad akademie academie akademia akademiya accademia
    company of: compagnie
    etablissement: etablissements etab estab establissements
    society: gesellschaft
    state: sate
    american: amer
    general: gen
    association: verein
    corp: ste
    california: calif
    massachusetts: mass
    pennsylvania: penna
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
"""
WRITTEN_OUT = {
    spelling: word.strip()
    for line in re.sub(r"\n {8}", " ", _SPELLINGS).strip().splitlines()
    for word, _, spellings in (line.partition(":"),)
    for spelling in spellings.split()
}

# Legal forms without spaces around them; longest first.
HAN_LEGAL = re.compile(
    "|".join(
        """股份有限责任公司 集团股份有限公司 集团有限责任公司 集团有限公司 控股有限公司 股份有限公司
        有限责任公司 有限责任合伙 有限公司 股份公司 集团公司 总公司 分公司 责任公司 公司 集团
        株式会社 有限会社 合同会社 合资会社 一般社团法人 一般财团法人 公益财团法人 独立行政法人
        国立研究开发法人 国立大学法人 学校法人 财团法人 社团法人 주식회사 유한회사 재단법인 사단법인
        산학협력단 \\(주\\) \\(株\\) \\(有\\) ㈜ ㈱ \\(有限合伙\\) 有限合伙""".split()
    )
)
HAN_REGION = re.compile(
    r"^(?:中国|中华(?:人民共和国)?)?(?:(?:北京|上海|天津|重庆|深圳|广州|杭州|南京|苏州|武汉|成都|西安"
    r"|青岛|大连|宁波|厦门|济南|长沙|郑州|合肥|福州|沈阳|无锡|东莞|佛山|珠海|哈尔滨|长春|昆明|南昌|石家庄"
    r"|常州|嘉兴|温州|绍兴)市?(?:海淀区|朝阳区|中关村)?|(?:广东|浙江|江苏|山东|福建|四川|湖北|湖南|河南"
    r"|河北|安徽|辽宁|陕西|江西|云南|吉林|黑龙江|山西|贵州|甘肃|海南|青海|台湾)省?)"
    r"(?=.{2,})(?!大学|银行|医院|石化|石油|市|省|区|工业大学|理工大学|师范大学|科技大学|农业大学|航空航天"
    r"|邮电大学|交通大学|化工大学|医科大学|中医药大学|国立|科学院)"
)
# Trade words of names in Han characters, as they are told in English.
HAN_WORDS = {
    "科学技术": "science technology", "科学院": "academy science", "大学": "university",
    "学院": "college", "研究院": "institute", "研究所": "institute", "实验室": "laboratory",
    "医院": "hospital", "科技": "technology", "技术": "technology", "网讯": "netcom",
    "网络": "network", "信息": "information", "通信": "communication", "通讯": "communication",
    "电信": "telecommunication", "电子": "electronic", "电气": "electric", "电器": "electric",
    "电机": "electric", "电力": "power", "半导体": "semiconductor", "集成电路": "integrated circuit",
    "积体电路": "integrated circuit", "软件": "software", "数据": "data", "智能": "intelligent",
    "机器人": "robot", "终端": "device", "汽车": "motor", "自动车": "motor", "能源": "energy",
    "新能源": "new energy", "材料": "material", "新材料": "new material", "化学": "chemical",
    "化工": "chemical", "石油": "petroleum", "生物": "biological", "医药": "pharmaceutical",
    "制药": "pharmaceutical", "药业": "pharmaceutical", "医疗": "medical", "器械": "instrument",
    "银行": "bank", "投资": "investment", "控股": "holding", "实业": "industry", "工业": "industry",
    "产业": "industry", "制造": "manufacturing", "制作所": "manufacturing", "设备": "equipment",
    "机械": "machine", "工程": "engineering", "环境": "environment", "环保": "environment",
    "光电": "optoelectronic", "显示": "display", "航空": "aviation", "航天": "aerospace",
    "系统": "system", "在线": "online", "电気": "electric", "制薬": "pharmaceutical", "自动化": "automation", "国际": "international", "国家": "national",
    "理工": "technology", "交通": "transport", "发展": "development", "开发": "development",
    "服务": "service", "管理": "management", "咨询": "consulting", "贸易": "trade",
}  # fmt: skip
HAN_PARTS = re.compile("|".join(sorted(HAN_WORDS, key=lambda word: (-len(word), word))))
