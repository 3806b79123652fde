import { MANY_PEOPLE } from './people.ts';
import { wordSet } from './word-list.ts';

const COUNTED_THINGS = wordSet(
  `uur uren jaar jr maanden weken dagen minuten min seconden keer maal meter km kilometer graden procent
  euro auto's auto fietsen scooters meldingen stickers flyers posters kramen kraampjes winkels huizen
  woningen ruiten ramen camera's incidenten vernielingen bekeuringen boetes aanhoudingen bussen
  lantaarnpalen vuurwerkbommen controles gesprekken voertuigen politieauto's containers klachten plekken
  panden bomen banken bankjes prullenbakken borden vlaggen spandoeken spreuken leuzen ballen plaatsen
  parkeerplaatsen surveillances uitnodigingen duizend honderd miljoen`,
  `uhr stunden jahre jahren monate wochen tage tagen minuten sekunden mal meter km kilometer grad prozent
  euro autos auto fahrräder roller meldungen hinweise aufkleber flugblätter plakate stände geschäfte
  häuser wohnungen scheiben fenster kameras vorfälle sachbeschädigungen anzeigen verwarnungen busse
  kontrollen gespräche fahrzeuge streifenwagen container beschwerden stellen bäume bänke schilder
  fahnen parolen plätze parkplätze einladungen tausend hundert millionen festnahmen platzverweise
  böller graffiti graffitis`,
  `heures heure h ans années mois semaines jours minutes min secondes fois mètres km kilomètres degrés
  pour cent euros euro voitures vélos scooters signalements autocollants tracts affiches stands magasins
  maisons logements vitres fenêtres caméras incidents dégradations amendes interpellations bus
  contrôles entretiens véhicules conteneurs plaintes arbres bancs panneaux drapeaux slogans
  places invitations mille cents millions tags graffitis poubelles`,
  `hours hour years months weeks days minutes seconds times metres miles km degrees percent pounds
  cars bikes scooters reports stickers leaflets posters stalls shops houses homes flats windows cameras
  incidents fines arrests buses checks talks vehicles bins complaints trees benches signs flags slogans
  spaces invitations thousand hundred million`,
);

/** What a number may count: a number before one of these is no house number. */
export const COUNTED: ReadonlySet<string> = new Set([...MANY_PEOPLE, ...COUNTED_THINGS]);
