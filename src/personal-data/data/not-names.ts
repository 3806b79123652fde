import { MONTH_NAMES } from './months.ts';
import { wordList, wordSet } from './word-list.ts';

/** Institutions, places, feasts and forms of organisation, as they stand in capitalised names. */
export const NO_NAME_WORDS: ReadonlySet<string> = new Set([
  ...MONTH_NAMES,
  ...wordSet(
    `maandag dinsdag woensdag donderdag vrijdag zaterdag zondag team veiligheid gemeente politie
    school basisschool college lyceum gymnasium academie universiteit stichting vereniging stichtingen
    club sportclub voetbalclub buurthuis wijkteam wijkraad centrum jongerencentrum moskee kerk synagoge
    museum theater bibliotheek station stadhuis gemeentehuis ziekenhuis operatie project werkgroep
    partij bond raad dienst afdeling bureau ministerie provincie koningsdag bevrijdingsdag kerst pasen
    pinksteren hemelvaart carnaval sinterklaas nieuwjaar open dag nacht week maand jaar wet artikel
    protocol versie plan training overleg bijeenkomst schouw halte haven eiland brug tunnel sporthal
    sportpark zwembad hotel café restaurant winkelcentrum veilig thuis zorg jeugdzorg halt nieuwsbrief
    zaken noord zuid oost west regio district havenstad nederland stad dorp wijk buurt huis jeugd
    publiek publieke lokale nationale internationale europese islamitisch centraal centrale juridische
    commissie driehoek burgemeester wethouder rechtbank openbaar`,
    `montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag polizei stadt gemeinde schule
    grundschule gesamtschule gymnasium realschule hochschule universität verein stiftung klub zentrum
    jugendzentrum moschee kirche museum theater bibliothek bahnhof rathaus krankenhaus operation
    arbeitsgruppe arbeitskreis partei bund amt abteilung ministerium weihnachten ostern pfingsten fasching
    silvester neujahr tag nacht woche monat jahr gesetz schulung besprechung sitzung rundgang
    haltestelle hafen insel brücke sporthalle schwimmbad hotel runder tisch runde bürgerforum revier mitte
    nord süd ost deutsche deutscher deutschen einheit landkreis bezirk region jugendamt jugendhilfe
    schulsozialarbeit klasse platz markt haus heim fest offene offener offenen tür ministerin
    stadtfest forum projekt aktion sommer winter herbst frühling neue neues neuer alte alter altes
    große großer großes erste erster erstes zweite dritte raum gebäude`,
    `lundi mardi mercredi jeudi vendredi samedi dimanche mairie ville police gendarmerie préfecture
    commune conseil municipal municipale école collège lycée université faculté association fondation
    club centre maison mosquée église synagogue musée théâtre bibliothèque médiathèque gare hôtel
    hôpital opération projet groupe parti union service bureau ministère noël pâques pentecôte carnaval
    toussaint fête journée nuit semaine mois année loi formation réunion tournée arrêt port île pont
    tunnel gymnase stade piscine restaurant café saint sainte nord sud est ouest région département
    culturel culturelle national nationale juridique république france comité forum atelier quartier
    place rue avenue boulevard allée quai cité résidence prix tour nouveau nouvelle grand grande petit
    petite premier première tribunal commissariat brigade`,
    `monday tuesday wednesday thursday friday saturday sunday police council city town borough county
    school primary secondary academy college university association foundation trust club centre center
    mosque church chapel cathedral synagogue temple museum theatre theater library station hall hospital
    operation project group party union service services office ministry christmas easter halloween
    ramadan bonfire carnival day night week month year act section training meeting walkabout stop
    harbour port island bridge tunnel sports leisure pool hotel pub restaurant north south east west
    region district department national local safer neighbourhood community youth open head board
    committee forum workshop street road avenue lane drive way square crescent terrace gardens close
    court park saint prize tower new old great big little upper lower royal court panel housing
    residents tenants version protocol version house high`,
  ),
]);

/** Endings of Dutch and German words for institutions, streets and feasts. */
export const NO_NAME_ENDINGS = wordList(`
zentrum schule haus amt verein heim dienst kirche markt platz halle laden straße strasse allee
brücke bahnhof tag fest feier woche ung keit heit schaft treffen gruppe liste bericht
straat laan weg plein kade gracht school huis hal dag feest bureau centrum vereniging markt kerk
dreef singel museum team overleg
`);

/** Words before a name that make it the name of a place, a thing or an operation. */
export const NAMED_AFTER = wordSet(
  `school basisschool college lyceum halte station centrum buurthuis stichting vereniging kerk museum
  sporthal theater plein brug straat operatie project prijs park zaal laan huis hotel café restaurant
  team schip stadion`,
  `schule grundschule gesamtschule haltestelle bahnhof zentrum stiftung verein kirche museum sporthalle
  theater platz brücke straße operation projekt preis park saal haus hotel café restaurant stadion`,
  `école collège lycée arrêt gare centre maison fondation association église musée gymnase théâtre place
  pont rue avenue boulevard allée quai cité résidence opération projet prix parc salle hôtel café
  restaurant stade square stade crèche médiathèque hôpital`,
  `school academy college stop station centre center foundation trust church museum theatre operation
  project prize park hall house hotel café pub restaurant stadium ward st saint`,
);
