import { wordSet } from './word-list.ts';

/** Ideas, organisations, buildings and events: what is said of them is not said of a person. */
export const THINGS = wordSet(
  `idee initiatief project plan vereniging stichting club centrum buurthuis wijkraad netwerk overleg
  werkgroep comité commissie actie traditie samenwerking partnerschap concept evenement festival feest
  wijkteam buurtteam jongerencentrum moskee kerk synagoge tempel school kerkgenootschap partij
  beweging organisatie collectief platform programma protocol convenant campagne krant winkel bakkerij
  restaurant café supermarkt buurt wijk straat taal cultuur keuken muziek delegatie ambassade consulaat
  koor team elftal afspraak aanpak methode gedachte droom vriendschap formule website app`,
  `idee initiative projekt plan verein stiftung klub zentrum treff netzwerk runde tisch arbeitsgruppe
  arbeitskreis ausschuss aktion tradition zusammenarbeit partnerschaft konzept veranstaltung fest
  festival jugendzentrum moschee kirche synagoge tempel schule gemeinde partei bewegung organisation
  kollektiv plattform programm protokoll vereinbarung kampagne zeitung laden bäckerei restaurant café
  viertel straße sprache kultur küche musik delegation botschaft konsulat chor mannschaft gedanke
  traum freundschaft bündnis patenschaft verband bürgerinitiative stadtteilfest ansatz`,
  `idée initiative projet plan association fondation club centre réseau réunion groupe comité
  commission conseil action tradition coopération partenariat concept événement festival fête maison
  mosquée église synagogue temple école collège lycée paroisse parti mouvement organisation collectif
  plateforme programme protocole convention campagne journal magasin boulangerie restaurant café
  quartier rue langue culture cuisine musique délégation ambassade consulat chorale équipe atelier
  dispositif rendez-vous démarche pensée rêve amitié dialogue site`,
  `idea initiative project plan association foundation club centre center network meeting group
  committee council action tradition cooperation partnership concept event festival party mosque church
  synagogue temple school congregation movement organisation organization collective platform programme
  program protocol agreement campaign newspaper shop bakery restaurant café cafe district
  neighbourhood street language culture cuisine music delegation embassy consulate choir team
  scheme forum charity society alliance friendship dream app website pub market quarter`,
);
