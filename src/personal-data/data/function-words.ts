import { wordSet } from './word-list.ts';

/** Small words after which no counted noun stands: articles, prepositions, conjunctions, verbs. */
export const FUNCTION_WORDS = wordSet(
  `de het een en of maar want dus in op aan bij te tot van voor door met zonder uit naar over onder
  tegen tussen binnen buiten boven achter langs rond om na sinds als dan die dat dit deze waar wie wat
  er hij zij ze ik we wij u jij je hem haar hun zijn is was werd wordt waren heeft had hebben kan kon
  mag moet wil zal zou gaat ging komt kwam staat stond woont woonde wonen verblijft ligt zit zag ziet
  belt belde meldt meldde vertelt zegt zei loopt hangt hangen slaapt samen niet nooit altijd vaak soms
  ook nog al nu steeds weer daar hier toen omdat terwijl waarna zodat gisteren vandaag morgen
  volgens geen elke alle zich zo alleen bijna zelf haar mijn onze jullie toch tot tijdens wegens kregen krijgt brengt blijft bleek opent gesloten ingeschreven`,
  `der die das den dem des ein eine einen einem einer eines und oder aber denn in im an am auf bei
  beim zu zum zur von vom um ob so nur damit sich sowie rund bis gegenüber für durch mit ohne aus nach über unter gegen zwischen hinter neben seit als
  dass wo wer was er sie es ich wir ihr ihm ihn sein seine ist war wird wurde waren hat hatte haben
  kann konnte darf muss will soll geht ging kommt kam steht stand wohnt wohnte lebt lebte liegt
  gemeldet zusammen nicht nie immer oft manchmal auch noch schon jetzt wieder dort hier dann weil
  während gestern heute morgen laut kein keine jede jeder alle wegen bleibt sieht ruft meldet sagt`,
  `le la les l un une des du de d et ou mais car donc en dans sur à au aux chez pour par avec sans
  vers sous contre entre depuis que qu qui dont où il elle on ils elles je nous vous lui leur se s
  est était sont a avait ont peut doit veut va vit habite habitait loge réside reste se ne n pas
  jamais toujours souvent aussi encore déjà maintenant ici là puis quand lorsque parce hier
  aujourd'hui demain selon ce cet cette ces son sa ses y depuis après avant pendant soit`,
  `the a an and or but so in on at by to of for from with without into over under against between
  behind near around about since as than that this these those where who which what he she they it i
  we you his her their him them is was were be been has had have can could may must will would goes
  went comes came lives lived stays stayed living staying stands not never always often sometimes also
  still now again there here then because while after before yesterday today tomorrow no every all
  during said says sees saw rings rang called reports`,
);

/** Words that often open a sentence with a capital and are not part of a name. */
export const OPENING_WORDS = wordSet(
  `volgens gisteren vandaag morgen vanmorgen vanmiddag vanavond daarna toen ook zijn haar hun mijn ons
  onze betreft melding gesprek overleg afspraak contact verslag vraag betreffende inzake leerling
  wijkagent mentor docent conciërge jongerenwerker buurman buurvrouw vader moeder zoon dochter broer
  zus oom tante naam dader verdachte betrokkene getuige bewoner contactpersoon goedemorgen beste`,
  `laut gestern heute danach dann auch seine ihre unser unsere betrifft meldung gespräch anruf frage
  schüler schülerin lehrer lehrerin nachbar nachbarin vater mutter sohn tochter bruder schwester
  onkel tante name zeuge bewohner kontakt hallo junge mädchen mitschüler freund freundin bezüglich`,
  `selon hier aujourd'hui ensuite puis aussi son sa ses mon notre nos concerne signalement entretien
  appel question élève professeur voisin voisine père mère fils fille frère sœur oncle tante nom
  prénom témoin contact bonjour chez concernant`,
  `according yesterday today then also his her their my our concerning re meeting call question pupil
  student teacher neighbour father mother son daughter brother sister uncle aunt name witness contact
  hello dear about spoke see note report regarding victim suspect`,
);
