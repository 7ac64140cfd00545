"""Words of other languages in names of organisations, and usual ones cut short, by the English word they mean.

Put together from general knowledge, like the lists in ``words``; without accents, as names are folded.
"""

_WORDS = """
    university: rijksuniversiteit universiti universitetas universitate ulikool haskoli panepistimiou universitit
        universitat universitatii yuniversiti universitetsi
    technology: technischen technisches technischer technique technics technisch tekhnicheskogo tekhnologiy
        tekhnologicheskogo teknologi teknologiske teknisk technologiczny technologiczna technologiczno techniczny
        techniczna technika teknoloji tekniikan tecniche tecniques tehnica tehnologic tehnologije tecnologici
        tecnologie techniki tekhniki technologique technologiques tekhnologichniy tekhnichniy technologien
        teknologian technologische tecnic techn
    polytechnic: politeknik politecnic politecnicos politekhnichniy politekhnicheskogo polytechnika polyteknisk
        polytekniske politechniczna polytechniki
    applied: angewandte angewandten angewandter applique appliquee appliquees aplicada aplicadas aplicado aplicados
        applicata applicate stosowanych stosowana tillampad toegepaste toegepast anvendt prikladnoy
    advanced: avance avancee avancees avanzado avanzada avanzados avanzadas avanzati avancados avancada avancado
        avanzate avanzata
    higher: superieur superieure superieures superiore superior superiores wyzsza hohere hoehere
    state: staatliche staatlicher staatliches staatlichen estado statale statali derzhavniy derzhavnyy davlat
        memlekettik gosudarstvennaya gosudarstvennoy panstwowa panstwowej etat
    national: natsionalniy natsionalnaya nationaler natsionalnoy narodowy narodowego narodowa nacionalni nasional milli
        ulusal naz nac nazional nasjonale nasjonalt nationella kansallinen
    federal: federativa foderal foederal federales
    central: centrale centrales centralny tsentralnyy zentral zentrale zentrales
    open: offene abierta aberta aperta
    management: gestion gestao gestione zarzadzania upravleniya menedzhmenta
    administration: administracion administracao amministrazione administracji verwaltung
    commerce: comercio commercio commerciale commerciales
    law: droit derecho direito diritto rechts prawa
    language: langues lenguas linguas languages yazykov jezykow sprachen
    art: arts artes arti kunst kunste kuenste kunsten sztuk iskusstv
    fine: beaux bellas bildende bildenden pieknych
    music: musique musica musik muzyczna muzyczny muziek musicale
    culture: kultur cultura kultury kultura
    informatics: informatique informatica informatik informaticas informatiki informatyki informatyka informat
    automation: automatica automatique avtomatiki automatizacion
    mechanics: mecanique mecaniques meccanica mecanica mechanik mekhaniki mechaniki mech
    mechanical: meccaniche meccanici mecanicas
    biology: biologie biologia biologii biologi biol
    biological: biologique biologiques biologicas biologica biologische biologicheskiy
    biotechnology: biotechnologie biotecnologia biotechnologii biotec biotecnologie biotech biotechnologies
    biochemistry: biochemie biochimie biochimica bioquimica biokhimii
    chemical: quimica quimicas quimico chimica chimiche chimici khimii khimicheskiy khimicheskoy chemii kemi kemisk
        chimiques chemischen chemisches chimico
    geology: geologie geologia geologii geological geologique geologico geologiczny
    geography: geographie geografia geografii geographical
    astronomy: astronomie astronomia astronomii
    astrophysics: astrophysik astrophysique astrofisica astrofizyki
    physics: phys fizyki fisicas fiziki fysikk fysiska physikalische physikalisch fisiche
    mathematics: mathematiques matematyki matematika math mathematical mathematische matematiche matematicas
    pharmacology: pharmakologie pharmacologie farmacologia farmacologiche pharmacological farmacologico
    pharmaceutical: pharmaceutique pharmaceutiques farmaceutica farmaceutico farmaceutici farmaceutiche pharmazeutische
        arzneimittel yakuhin farmaceutyczny farmaceutisk
    pharmacy: pharmazie pharmacie farmacia farmacji
    psychology: psychologie psicologia psychologii psikhologii
    psychiatry: psychiatrie psiquiatria psichiatria psykiatri
    neurology: neurologie neurologia neurologico neurological
    agriculture: landwirtschaft agrar agraria agrarias agrarian agrario rolniczy rolnictwa landbouw lantbruks
        landbouwkundig selskokhozyaystvennyy agrarnyy agrarniy agricoles agricultura agricolas landbrugs
    agronomy: agronomique agronomiques agronomica agronomicas agronomia agronomie
    forestry: forstwirtschaft foresterie forestal lesnoy lesotekhnicheskiy forestale
    fishery: fischerei pesca fisheries
    food: lebensmittel alimentos alimentaire alimentaires alimentari alimentare foods shokuhin
    water: wasser agua acqua waters
    energy: energie energia energies energias energetiki energetyki enerji energetica energi energetics
    solid state: festkorper festkoerper
    atomic: atomica atomico atomnoy
    polymer: polymere polimeri polimeros polymeres polymers
    solar: solare solares
    system: systeme systemes sistemas sistemi sistema systemy systemen sistem
    integrated: integrierte integrierten integres integrados integrati
    circuit: schaltungen circuits circuiti circuitos
    microelectronic: mikroelektronik microelectronique microelettronica microelectronics mikroelektronika
    material: werkstoffe werkstoff materiaux materiales materiali materiais materialien
    transport: verkehr verkehrs transports trasporti transporte transportes transportation transportu transp
    aerospace: aerospatiale aerospatiales aeroespacial aerospaziale
    defense: defence defensa difesa
    economics: economiques economique okonomi oekonomie ekonomii ekonomika ekonomiki ekonomicheskiy economia
        ekonomichniy economies
    finance: finances finanzas finanzen finansov finanze financial
    social: sociales sociale sociali sociais sozial soziale
    pedagogical: pedagogicheskiy pedagogico padagogische paedagogische pedagogiczny pedagogichniy pedagogique
    education: educacion educacao educazione bildung edukacji obrazovaniya educational
    engineering: ingenieurwissenschaften ingenieria ingegneria engenharia inzhenernyy muhendislik ingenierias
    architecture: architettura arquitectura arquitetura architektur architectural
    construction: construccion costruzioni stroitelnyy constr constructions construcciones bauunternehmung
    information: informacion informacao informazione informations informatsionnykh informacji informations
    industry: industriale industriali industriales industriais industrielle industrielles industriels industrias
        promyshlennosti przemyslowy przemyslowych endustri sangyo industrieel
    association: asociacion associazione associacao vereniging forening forbund asociatia verband
    cooperation: coop kooperation cooperacion cooperazione
    foundation: fond fonden saatio fundacja nadace
    agency: agence agencia agenzia agentur agentstvo agentschap
    bank: banco banca banque banka bankasi banken
    insurance: versicherung versicherungs assurance assurances assicurazioni assicurazione seguros verzekeringen
        forsakring forsakrings forsikring
    reinsurance: ruckversicherung rueckversicherung ruckversicherungs rueckversicherungs
    steel: stahl acier aciers acero aceros acciaio stal staal steels tekko seitetsu stahlwerke
    glass: glas verre vidrio vetro garasu
    machine: maschinen maschinenbau maschinenfabrik makine macchine maquinas kikai
    factory: fabrik fabrique fabbrica fabryka fabriek fabrieken fabriker
    work: werke werk
    motor: motoren moteurs motores motori automobili automoviles
    brewery: brauerei brasserie brasseries breweries bryggeri bryggerier
    petroleum: petrole petroles petroleo petroleos petroli petrolio petrolifera
    electric: elettrica elettrico elettriche electrica electrico electricas electriques elektrische elektrischen
        elektrizitat denki elettricita electricite electricity
    electronic: elettronica elettronici elettroniche electronica electronico electronicos elektronische elektroniki
        elettronico electroniques
    telecommunication: telecomunicaciones telecomunicazioni telecomunicacoes telekommunikation telekomunikacja
        telekomunikasi telecommunications
    communication: tsushin comunicaciones comunicazioni
    medical: medizinischen medicinsk medicas medicos medyczna medicales meditsinskogo medichniy medici
    medicine: medycyny
    tropical: tropicale tropicales tropen
    oceanography: oceanographie oceanografia
    institute: istituti institutul institutt instituutti enstitusu intezet intezete ustav ustavu kenkyusho kenkyujo
    research: forskning forsknings tutkimus kutato badawczy badan vyzkumny vyzkumu arastirma issledovaniya
        recerques forschungen rech
    center: zentr centra centru tsentra kozpont
    department: abteilung dipartimento departament afdeling avdelning
    faculty: fakultat fakultaet facultad faculte facolta faculdade faculteit wydzial fakultet fac
    school: skola szkola shkola skole okulu schools
    college: colegio collegio colegiul kolegium
    academy: akademija akademisi akademi academia academie
    laboratory: laboratoriya laboratoriet
    society: ges gesell
    optical: kogaku optique optik ottica optica
    metal: kinzoku metaux metalli metales
    computer: comput computers
    optoelectronic: optoelect optoelectronics
    investment: invest investments
    development: develop
    precision: seimitsu prazision praezision
    shipbuilding: zosen
    construction machine: kenki
    railway: tetsudo railways eisenbahn chemins ferroviaria
    rubber: gomu kautschuk gummi caoutchouc
    printing: insatsu
    paper: seishi papier papel papeteries
    electric power: denryoku
    spanish: espanola espana
    french: francais francaise francaises
    portuguese: portugues portuguesa
    brazilian: brasileira brasileiro
    japanese: nihongo
    austrian: osterreichische oesterreichische
    belgian: belge
    basque: vasco
    catalonia: catalunya cataluna
    andalusia: andalucia
    navarre: navarra
    bavarian: bayerische bayerisches
    saxon: sachsische saechsische
    quebec: quebecois
    structure: struktur structures estructura struttura
    dynamics: dynamik dinamica dynamique
    matter: materie
    competition: wettbewerb
    interface: grenzflachen grenzflaechen interfaces
    molecular: molekulare moleculaire molecolare
    genetics: genetik genetique genetica
    brain: hirn gehirn cerebro cervello
    iron: eisen
    coal: kohlen kohle
    plant: pflanzen plantes plantas piante
    breeding: zuchtungs zuechtungs
    experimental: experimentelle experimentale experimentelles
    theoretical: theoretische teorica theorique
    microbiology: mikrobiologie microbiologie microbiologia
    neurobiology: neurobiologie neurobiologia
    immunology: immunologie immunologia
    toxicology: toxikologie toxicologie tossicologia
    meteorology: meteorologie meteorologia
    quantum optics: quantenoptik
    plasma physics: plasmaphysik
    nuclear physics: kernphysik
    laser technology: lasertechnik
    production technology: produktionstechnologie
    process engineering: verfahrenstechnik
    surface engineering: oberflachentechnik oberflaechentechnik
    telecommunication: nachrichtentechnik
    communication system: kommunikationssysteme
    energy system: energiesysteme
    energy technology: energietechnik
    wind energy: windenergie
    information technology: informationstechnologie informationstechnik
    automation: automatisierung
    logistics: logistik logistique logistica
    safety: sicherheit sicherheits
    packaging: verpackung
    wood: holz
    ceramic: keramische keramik ceramique ceramica
    cell: zell cellulaire
    engineering: ingenieur ingenieurs
    study: estudios etudes estudos
    development: desarrollo desenvolvimento sviluppo developpement entwicklung
    public: publique publica pubblica publico offentliche oeffentliche
    training: formacion formazione formacao
    private: privada privado prive privee
    marine: marines marinas marinhas
    ocean: oceans oceanos
    sea: meeres
    agriculture: agricult agric
    polytechnic: polytech
    precision: prec precis
    mechanical: mechan
    electromechanical: electromech
    microelectronic: microelect microelectron
    optoelectronic: optoelectron
    research: forsch investig issled
    science: scient cient wissensch
    national: nacion
    technology: tecnol technolog
    institute: instit
    automation: automat
    mathematics: mathemat
    aeronautics: aeronaut
    astronautics: astronaut
    metallurgy: metallurg metall
    petrochemical: petrochem
    biochemistry: biochem
    biological: biolog
    semiconductor: semicon semicond
    nanotechnology: nanotech
    veterinary: veterin
    equipment: equip
    instrument: instrum
    material: mater
    machine: machin
    industry: industr
    engineering: engineer engin
    energy: energet
    environment: environm environ
    ceramic: ceram
    hydraulics: hydraul
    college: colleg
    academy: acadm
    advanced: adv
    medical: medic
    international: internat internacion
    graduate: grad
"""
# Words that are cut short only beside others: alone they are somebody's name.
BESIDE_OTHERS = {
    "tu": "technology university",
    "mpi": "max planck institute",
    "fz": "research center",
    "umc": "university medical center",
    "nat": "national",
}


def foreign_words() -> dict[str, str]:
    """Return the English words by the foreign one."""
    found = dict[str, str]()
    meaning = ""
    for line in _WORDS.strip().splitlines():
        head, mark, rest = line.partition(":")
        meaning = head.strip() if mark else meaning
        found.update(dict.fromkeys((rest if mark else line).split(), meaning))
    return found
