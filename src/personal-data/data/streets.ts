import { wordList, wordSet } from './word-list.ts';

/** Endings of Dutch and German street names that hardly end another word. */
export const STREET_ENDINGS = wordList(`
straat straatje laan weg steenweg kade gracht steeg singel dreef plantsoen dijk boulevard
straße strasse gasse allee chaussee
`);

/** Endings that also end everyday words: they ask for a capital and nothing countable after. */
export const UNSURE_STREET_ENDINGS = wordList(`
plein hof park pad markt wal haven ring baan lei kaai
platz damm ufer steig stieg graben pfad kamp twiete wall stiege
`);

/** Everyday words that end like a street and are none. */
export const NO_STREET = wordSet(
  `weg onderweg snelweg rijksweg fietspad voetpad wandelpad zebrapad ruiterpad schoolplein speelplein
  marktplein dorpsplein kerkplein stadspark skatepark pretpark speelpark wijkpark bedrijvenpark
  kerkhof gerechtshof gerechtsgebouw hof markt supermarkt kerstmarkt rommelmarkt vlooienmarkt
  weekmarkt arbeidsmarkt woningmarkt rondweg omweg spoorweg uitweg luchthaven jachthaven zeehaven
  voetbalbaan ijsbaan loopbaan atletiekbaan kartbaan loopgracht allerlei velerlei busbaan tenuitvoerweg
  winkelstraat zijstraat achterweg vluchtweg toegangsweg invalsweg afweg parkeerplein`,
  `autobahn bahnhof hauptbahnhof busbahnhof friedhof schulhof innenhof hinterhof bauernhof gerichtshof
  schulweg heimweg rückweg radweg gehweg fußweg fluchtweg ausweg umweg hinweg unterweg feldweg waldweg
  spielplatz sportplatz parkplatz bolzplatz arbeitsplatz studienplatz ausbildungsplatz
  schulplatz festplatz dorfplatz campingplatz sitzplatz stellplatz supermarkt weihnachtsmarkt
  flohmarkt wochenmarkt arbeitsmarkt baumarkt markt jahrmarkt bundesstraße
  seitenstraße querstraße einbahnstraße bahnsteig bürgersteig`,
);

/** French types; those of the second list also are plain nouns and ask for a name or "de" after. */
export const FRENCH_STREET_TYPES = wordList(`
rue avenue av bd boul boulevard allée allées impasse chemin ruelle faubourg fbg chaussée drève
`);
export const UNSURE_FRENCH_STREET_TYPES = wordList(`
place pl quai route square passage cité résidence sentier esplanade promenade villa venelle rond-point
traverse montée lotissement hameau clos cour cours
`);

/** Types that open a Dutch or German name: "Laan van Nieuw Oosteinde", "Platz der Einheit". */
export const OPENING_STREET_TYPES = wordList(
  `Laan Plein Straat Weg Hof Kade Straße Platz Allee Ufer`,
);

export const ENGLISH_STREET_TYPES = wordList(`
Street St Road Rd Avenue Ave Lane Ln Drive Dr Close Crescent Cres Terrace Gardens Grove Place Square
Court Way Walk Row Hill Mews Park Rise View Green Parade Vale Wharf Quay Embankment Boulevard Gate Yard
Passage Parkway Croft Drove Fields Lodge Path Street Circus Villas Cottages
`);

/** Buildings with flats, which stand in the place of the street. */
export const ENGLISH_BUILDINGS = wordList(
  `House Court Tower Towers Heights Point Lodge Mansions Buildings`,
);

/** English types that also count when typed in small letters. */
export const ENGLISH_SMALL_TYPES = wordList(`street road avenue lane crescent terrace grove`);

/** Words between a number and "road" or "lane" in small letters that make no street name. */
export const NO_ENGLISH_STREET_NAME =
  wordSet(`bus cycle mile minute mph metre meter way main busy quiet
side lanes traffic hour day new narrow long short dual fast slow residential private`);

/** Words before a number that make it something other than a house number. */
export const NUMBER_LABELS = wordSet(
  `kamer lokaal perron spoor lijn tram bus gebouw verdieping halte week klas groep artikel art versie
  portofoon bladzijde pagina punt stuk unit zaal ingang route uitgang afrit`,
  `zimmer raum gleis linie bus tram gebäude stock etage haltestelle woche kalenderwoche kw klasse
  gruppe artikel version fassung funkgerät seite punkt saal eingang tor ausfahrt straßenbahnlinie
  straßenbahn`,
  `salle quai voie ligne tram bus bâtiment étage arrêt semaine classe groupe article version radio
  page point porte entrée sortie métro`,
  `room platform line tram bus building floor stop week year class group article section version radio
  page point hall entrance gate exit route channel junction ward unit`,
);

/** Words of dwelling: beside them, a capitalised word with a number is taken for an address. */
export const DWELLING = wordSet(
  `woont wonen woonde wonende woonachtig woonadres adres huisadres verblijft verbleef logeert
  logeerde ingeschreven thuisadres woning verblijfadres`,
  `wohnt wohnte wohnen wohnhaft lebt lebte gemeldet adresse anschrift wohnadresse untergekommen
  wohnung`,
  `habite habitait demeurant domicilié domiciliée réside résidait vit vivait loge logé logée adresse
  domicile hébergé hébergée`,
  `lives lived living resides residing stays stayed staying address housed lodges`,
);

/** Small words that may stand between a person or a word of dwelling and the address. */
export const DWELLING_LINKS = wordSet(
  `op aan in de het te bij thuis zijn haar hun nu nog steeds tijdelijk die daar is staat sinds kort
  moeder vader ouders tante oom oma opa vriend vriendin en met alleen`,
  `in im der an am auf dem den zu bei seiner ihrer seinem ihrem mutter vater eltern tante onkel oma opa
  jetzt noch derzeit die und mit allein unter`,
  `à au aux dans la le les l chez sa son ses leur mère père parents tante oncle grand-mère qui
  maintenant toujours actuellement est et avec seul seule du de`,
  `at in on the with his her their mother father parents aunt uncle gran who now still currently is and
  alone of a flat house number no`,
);
