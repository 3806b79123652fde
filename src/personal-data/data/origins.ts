import { wordList, wordSet } from './word-list.ts';

/**
 * Words for where a person comes from or what a person believes. They are listed so that such a
 * word can be kept OUT of a record; every origin and every belief is treated alike.
 */

/** Dutch adjectives, without ending; the form with -e is made from them. */
const DUTCH_ADJECTIVES = wordList(`
marokkaans turks syrisch iraaks iraans afghaans somalisch eritrees ethiopisch soedanees egyptisch
algerijns tunesisch libisch libanees palestijns israëlisch jordaans koerdisch armeens pools roemeens
bulgaars hongaars tsjechisch slowaaks oekraïens russisch wit-russisch tsjetsjeens georgisch servisch
kroatisch bosnisch albanees kosovaars macedonisch grieks italiaans spaans portugees frans belgisch
vlaams waals duits oostenrijks zwitsers engels brits iers schots amerikaans mexicaans braziliaans
colombiaans venezolaans surinaams antilliaans arubaans curaçaos kaapverdisch nigeriaans ghanees
congolees rwandees senegalees kameroens gambiaans guinees chinees japans koreaans vietnamees thais
indonesisch moluks indisch indiaas pakistaans bengaals bengalees filipijns nederlands fries arabisch
afrikaans noord-afrikaans west-afrikaans oost-afrikaans aziatisch oost-europees west-europees
zuid-europees zuid-amerikaans latijns-amerikaans midden-oosters europees berbers litouws lets ests
deens zweeds noors fins sloveens moldavisch jemenitisch tamil oeigoers hindoestaans creools dominicaans
islamitisch joods christelijk katholiek rooms-katholiek protestants gereformeerd hervormd evangelisch
orthodox russisch-orthodox hindoeïstisch boeddhistisch soennitisch sjiitisch alevitisch salafistisch
jezidisch koptisch atheïstisch moslim hindoe
`);

const DUTCH_PERSONS = wordSet(`
marokkaan turk syriër irakees irakiër iraniër afghaan somaliër eritreeër ethiopiër soedanees egyptenaar
algerijn tunesiër libiër libanees palestijn israëli israëliër jordaniër koerd armeniër pool roemeen
bulgaar hongaar tsjech slowaak oekraïner rus wit-rus tsjetsjeen georgiër serviër serf kroaat bosniër
albanees kosovaar macedoniër griek italiaan spanjaard portugees fransman française belg vlaming waal
duitser oostenrijker zwitser engelsman brit ier schot amerikaan mexicaan braziliaan colombiaan surinamer
antilliaan arubaan curaçaoënaar kaapverdiaan nigeriaan ghanees congolees senegalees chinees japanner
koreaan vietnamees indonesiër molukker indiër pakistaan pakistani bengaal filipijn nederlander arabier
afrikaan noord-afrikaan aziaat oost-europeaan zuid-amerikaan europeaan berber litouwer let est deen
zweed noor fin sloveen moldaviër jemeniet oeigoer hindoestaan
moslim moslima christen jood jodin katholiek protestant hindoe boeddhist boeddhiste sikh soenniet sjiiet
aleviet salafist salafiste jezidi kopt atheïst atheïste mormoon roma sinti woonwagenbewoner
`);

const GERMAN_ADJECTIVES = wordList(`
marokkanisch türkisch syrisch irakisch iranisch afghanisch somalisch eritreisch äthiopisch sudanesisch
ägyptisch algerisch tunesisch libysch libanesisch palästinensisch israelisch jordanisch kurdisch armenisch
polnisch rumänisch bulgarisch ungarisch tschechisch slowakisch ukrainisch russisch belarussisch
tschetschenisch georgisch serbisch kroatisch bosnisch albanisch kosovarisch mazedonisch griechisch
italienisch spanisch portugiesisch französisch belgisch niederländisch holländisch deutsch österreichisch
schweizerisch englisch britisch irisch schottisch amerikanisch mexikanisch brasilianisch kolumbianisch
nigerianisch ghanaisch kongolesisch senegalesisch kamerunisch gambisch guineisch chinesisch japanisch
koreanisch vietnamesisch thailändisch indonesisch indisch pakistanisch bengalisch philippinisch arabisch
afrikanisch nordafrikanisch westafrikanisch asiatisch osteuropäisch südeuropäisch südosteuropäisch
südamerikanisch südländisch europäisch litauisch lettisch estnisch dänisch schwedisch norwegisch finnisch
slowenisch moldauisch jemenitisch tamilisch uigurisch
muslimisch islamisch jüdisch christlich katholisch protestantisch evangelisch orthodox hinduistisch
buddhistisch sunnitisch schiitisch alevitisch salafistisch jesidisch koptisch atheistisch dunkelhäutig
hellhäutig
`);

/** German persons, male; those in -e lose it before -in. */
const GERMAN_MEN = wordList(`
marokkaner türke syrer iraker iraner afghane somalier eritreer äthiopier sudanese ägypter algerier
tunesier libyer libanese palästinenser israeli jordanier kurde armenier pole rumäne bulgare ungar
tscheche slowake ukrainer russe belarusse tschetschene georgier serbe kroate bosnier albaner kosovare
mazedonier grieche italiener spanier portugiese belgier niederländer holländer österreicher schweizer
engländer brite ire schotte amerikaner mexikaner brasilianer kolumbianer nigerianer ghanaer kongolese
senegalese kameruner gambier guineer chinese japaner koreaner vietnamese indonesier inder pakistaner
philippiner araber afrikaner nordafrikaner asiate osteuropäer südosteuropäer südamerikaner südländer
europäer litauer lette este däne schwede norweger finne slowene tamile uigure
muslim christ katholik protestant hindu buddhist sunnit schiit alevit salafist jeside kopte atheist
`);

const GERMAN_OTHERS = wordSet(`
deutscher deutsche deutschen franzose französin franzosen jude jüdin juden muslima moslem roma rom sinto
sintiza sikh schwarzer schwarze thailänder thailänderin
`);

/** French adjectives and persons share their forms: masculine and feminine, singular. */
const FRENCH = wordSet(`
marocain marocaine turc turque syrien syrienne irakien irakienne iranien iranienne afghan afghane
somalien somalienne érythréen érythréenne éthiopien éthiopienne soudanais soudanaise égyptien égyptienne
algérien algérienne tunisien tunisienne libyen libyenne libanais libanaise palestinien palestinienne
israélien israélienne jordanien jordanienne kurde arménien arménienne polonais polonaise roumain roumaine
bulgare hongrois hongroise tchèque slovaque ukrainien ukrainienne russe biélorusse tchétchène géorgien
géorgienne serbe croate bosniaque bosnien bosnienne albanais albanaise kosovar kosovare macédonien
macédonienne grec grecque italien italienne espagnol espagnole portugais portugaise français française
belge flamand flamande wallon wallonne néerlandais néerlandaise hollandais hollandaise allemand allemande
autrichien autrichienne suisse anglais anglaise britannique irlandais irlandaise écossais écossaise
américain américaine mexicain mexicaine brésilien brésilienne colombien colombienne haïtien haïtienne
malien malienne nigérian nigériane ghanéen ghanéenne congolais congolaise sénégalais sénégalaise
ivoirien ivoirienne camerounais camerounaise guinéen guinéenne comorien comorienne malgache rwandais
rwandaise chinois chinoise japonais japonaise coréen coréenne vietnamien vietnamienne thaïlandais
thaïlandaise indonésien indonésienne indien indienne pakistanais pakistanaise bangladais bangladaise
philippin philippine arabe maghrébin maghrébine nord-africain nord-africaine africain africaine subsaharien
subsaharienne asiatique européen européenne berbère kabyle lituanien lituanienne letton lettonne estonien
estonienne danois danoise suédois suédoise norvégien norvégienne finlandais finlandaise slovène moldave
yéménite tamoul tamoule ouïghour ouïghoure antillais antillaise martiniquais martiniquaise guadeloupéen
guadeloupéenne réunionnais réunionnaise caucasien caucasienne tzigane gitan gitane rom
musulman musulmane juif juive chrétien chrétienne catholique protestant protestante évangélique orthodoxe
hindou hindoue bouddhiste sunnite chiite alévi alévie salafiste yézidi yézidie copte athée sikh
israélite métis métisse
`);

/** English adjectives; those that also name one person ("a Syrian") are in ENGLISH_PERSONS too. */
const ENGLISH_ADJECTIVES = wordSet(`
moroccan turkish syrian iraqi iranian afghan somali eritrean ethiopian sudanese egyptian algerian tunisian
libyan lebanese palestinian israeli jordanian kurdish armenian polish romanian bulgarian hungarian czech
slovak ukrainian russian belarusian chechen georgian serbian croatian bosnian albanian kosovan macedonian
greek italian spanish portuguese french belgian flemish dutch german austrian swiss english british irish
scottish welsh american mexican brazilian colombian jamaican nigerian ghanaian congolese senegalese
cameroonian gambian kenyan ugandan zimbabwean chinese japanese korean vietnamese thai indonesian indian
pakistani bangladeshi bengali filipino arab african north-african west-african east-african asian
south-asian caribbean afro-caribbean black-british european eastern-european lithuanian latvian estonian
danish swedish norwegian finnish slovenian moldovan yemeni tamil uyghur roma romany latino hispanic
caucasian punjabi kashmiri arabic mixed-race dark-skinned light-skinned olive-skinned
muslim islamic jewish christian catholic protestant evangelical orthodox hindu buddhist sunni shia shiite
alevi salafi salafist yazidi coptic atheist sikh mormon methodist anglican quaker
`);

const ENGLISH_PERSONS = wordSet(`
moroccan turk syrian iraqi iranian afghan somali eritrean ethiopian egyptian algerian tunisian libyan
palestinian israeli jordanian kurd armenian pole romanian bulgarian hungarian czech slovak ukrainian
russian belarusian chechen georgian serb croat bosnian albanian kosovan macedonian greek italian spaniard
frenchman frenchwoman belgian dutchman dutchwoman german austrian englishman englishwoman briton irishman
irishwoman scot scotsman welshman american mexican brazilian colombian jamaican nigerian ghanaian gambian
kenyan ugandan zimbabwean korean thai indonesian indian pakistani bangladeshi filipino arab african asian
european lithuanian latvian estonian dane swede norwegian finn slovenian moldovan yemeni tamil uyghur
muslim jew christian catholic protestant hindu buddhist sunni shiite alevi salafi salafist yazidi copt
atheist sikh mormon methodist anglican quaker gypsy traveller
`);

function withDutchEnding(adjective: string): string {
  if (adjective.endsWith('ees')) return `${adjective.slice(0, -3)}ese`;
  return `${adjective}e`;
}

const GERMAN_ENDINGS = ['', 'e', 'er', 'en', 'em', 'es'];

function feminine(man: string): string {
  return `${man.replace(/e$/, '')}in`;
}

const GERMAN_WOMEN = GERMAN_MEN.map(feminine);

/** Adjectives that stand before a word for a person, in Dutch, German and English. */
export const ADJECTIVES_BEFORE: ReadonlySet<string> = new Set([
  ...DUTCH_ADJECTIVES.flatMap((adjective) => [adjective, withDutchEnding(adjective)]),
  ...GERMAN_ADJECTIVES.flatMap((stem) => GERMAN_ENDINGS.map((ending) => stem + ending)),
  ...ENGLISH_ADJECTIVES,
]);

/** French words, which stand after a word for a person, or are one. */
export const FRENCH_ORIGINS = FRENCH;

/** Colours of skin: only right beside a word for one person, as they are colours of anything. */
export const COLOURS_BEFORE = wordSet(
  `zwarte witte blanke getinte lichtgetinte donkergetinte gekleurde donkere lichtgekleurde`,
  `schwarzer schwarze schwarzes schwarzen weißer weiße weißes weißen farbiger farbige`,
  `black white asian brown mixed`,
);
export const COLOURS_AFTER = wordSet(`noir noire blanc blanche métis métisse basané basanée`);

/** Words for one person of an origin or a belief: "een Pool", "ein Syrer", "a Muslim". */
export const ORIGIN_PERSONS: ReadonlySet<string> = new Set([
  ...DUTCH_PERSONS,
  ...GERMAN_MEN,
  ...GERMAN_MEN.filter((man) => man.endsWith('e')).map((man) => `${man}n`),
  ...GERMAN_WOMEN,
  ...GERMAN_OTHERS,
  ...FRENCH,
  ...ENGLISH_PERSONS,
]);

/** Adjectives that serve as a noun after an article: "een Marokkaanse", "eine Deutsche". */
export const ORIGIN_WOMEN: ReadonlySet<string> = new Set(DUTCH_ADJECTIVES.map(withDutchEnding));

/** Persons whose word can be nothing else, and is never a plural. */
export const ONLY_ONE_PERSON: ReadonlySet<string> = new Set([
  ...wordList(`moslima jodin marokkaan syriër somaliër iraniër eritreeër afghaan algerijn palestijn
  oekraïner roemeen antilliaan surinamer tsjetsjeen muslima jüdin muslimin`),
  ...GERMAN_WOMEN.filter((woman) => !['christin', 'estin', 'sunnitin'].includes(woman)),
]);

/** Words that in small letters mean something else in one of the languages. */
export const NEEDS_CAPITAL =
  wordSet(`polish pole pool let est fin finn dane swede scot schot deen waal
turkey ire rom este lette serf jean roma black thai pilot noor czech tamil vlaming kopt inder ier brit
pole poles ungar schwarzer schwarze christ rus jude china chinese belge german dutch french english`);

export const RELIGIONS = wordSet(
  `islam christendom jodendom boeddhisme hindoeïsme katholicisme protestantisme salafisme geloof`,
  `islam christentum judentum buddhismus hinduismus katholizismus protestantismus salafismus
  alevitentum`,
  `islam christianisme judaïsme bouddhisme hindouisme catholicisme protestantisme salafisme`,
  `islam christianity judaism buddhism hinduism catholicism protestantism salafism sikhism`,
);

/** Verbs and nouns of turning to a belief. */
export const CONVERSION_WORDS = wordSet(
  `bekeerd bekeerde bekeert bekeren bekeerling bekeerlinge overgegaan overgestapt toegetreden`,
  `konvertiert konvertierte konvertieren konvertit konvertitin bekehrt bekehrte übergetreten übertrat
  bekennt bekannte`,
  `converti convertie convertit converted convert converts reverted revert embraced joined`,
);

/** Nouns that say whose origin or belief: "van Turkse afkomst", "polnischer Herkunft". */
export const ORIGIN_NOUNS = wordSet(
  `afkomst komaf herkomst origine bloed huize nationaliteit etniciteit achtergrond migratieachtergrond
  uiterlijk paspoort geloof geloofsovertuiging roots wortels huidskleur`,
  `herkunft abstammung staatsangehörigkeit staatsbürgerschaft nationalität wurzeln hintergrund
  migrationshintergrund aussehen erscheinung glaubens glauben konfession pass ursprungs typ
  erscheinungsbild hautfarbe volkszugehörigkeit`,
  `origin origins descent heritage background nationality ethnicity extraction ancestry roots appearance
  faith passport parentage skin citizenship`,
);

/** French words before the origin: "d'origine turque", "de confession juive". */
export const FRENCH_ORIGIN_NOUNS =
  wordSet(`origine origines nationalité confession religion foi type
apparence ascendance culture descendance obédience`);

export const COUNTRIES = wordSet(
  `marokko turkije syrië irak iran afghanistan somalië eritrea ethiopië soedan egypte algerije tunesië
  libië libanon palestina israël gaza koerdistan armenië polen roemenië bulgarije hongarije oekraïne
  rusland tsjetsjenië georgië servië kroatië bosnië albanië kosovo griekenland italië spanje portugal
  suriname curaçao aruba nigeria ghana congo senegal kameroen gambia guinee china vietnam indonesië india
  pakistan bangladesh jemen moldavië litouwen letland tsjechië slowakije brazilië colombia venezuela`,
  `marokko türkei syrien irak iran afghanistan somalia eritrea äthiopien sudan ägypten algerien tunesien
  libyen libanon palästina israel gaza kurdistan armenien polen rumänien bulgarien ungarn ukraine
  russland tschetschenien georgien serbien kroatien bosnien albanien kosovo griechenland italien spanien
  portugal nigeria ghana kongo senegal kamerun gambia guinea china vietnam indonesien indien pakistan
  bangladesch jemen moldau litauen lettland tschechien slowakei brasilien kolumbien venezuela`,
  `maroc turquie syrie irak iran afghanistan somalie érythrée éthiopie soudan égypte algérie tunisie libye
  liban palestine israël gaza kurdistan arménie pologne roumanie bulgarie hongrie ukraine russie
  tchétchénie géorgie serbie croatie bosnie albanie kosovo grèce italie espagne portugal mali nigeria
  ghana congo sénégal cameroun gambie guinée comores haïti chine vietnam indonésie inde pakistan
  bangladesh yémen moldavie lituanie lettonie brésil colombie venezuela`,
  `morocco turkey syria iraq iran afghanistan somalia eritrea ethiopia sudan egypt algeria tunisia libya
  lebanon palestine israel gaza kurdistan armenia poland romania bulgaria hungary ukraine russia chechnya
  georgia serbia croatia bosnia albania kosovo greece italy spain portugal nigeria ghana congo senegal
  cameroon gambia guinea jamaica kenya uganda zimbabwe china vietnam indonesia india pakistan bangladesh
  yemen moldova lithuania latvia brazil colombia venezuela`,
);
