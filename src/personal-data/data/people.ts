import { wordSet } from './word-list.ts';

const FRENCH_PERSONS = `homme femme garçon fille fillette jeune élève lycéen lycéenne collégien collégienne étudiant
  étudiante voisin voisine père mère fils frère sœur soeur oncle tante grand-père grand-mère
  neveu nièce cousin cousine ami amie copain copine enfant adolescent adolescente ado bébé personne
  habitant habitante camarade collègue conjoint conjointe compagnon compagne mari épouse époux
  témoin conducteur conductrice client cliente locataire propriétaire réfugié réfugiée demandeur
  demandeuse monsieur dame type gars mineur mineure majeur beau-père belle-mère beau-frère
  belle-sœur apprenti apprentie stagiaire ouvrier ouvrière employé employée salarié salariée
  trentenaire quadragénaire quinquagénaire joueur joueuse bénévole ressortissant ressortissante
  individu passant passante victime patient patiente commerçant commerçante migrant migrante`;

/** French words for one person: what says their origin stands after them. */
export const FRENCH_PERSON_NOUNS = wordSet(FRENCH_PERSONS);

/** Words for one person. German forms that serve one and many are in NUMBER_UNCLEAR as well. */
export const PERSON_NOUNS = wordSet(
  FRENCH_PERSONS,
  `man vrouw jongen jongetje meisje meid jongeman jongedame leerling leerlinge scholier scholiere
  student studente buurman buurvrouw buurjongen buurmeisje vader moeder ouder zoon zoontje dochter
  dochtertje broer broertje zus zusje zuster oom tante opa oma grootvader grootmoeder neef neefje
  nicht nichtje vriend vriendje vriendin kind kleuter puber tiener peuter baby persoon bewoner
  bewoonster klasgenoot klasgenote collega ex partner echtgenoot echtgenote verdachte betrokkene
  getuige bestuurder bestuurster bezoeker bezoekster klant eigenaar eigenares huurder huurster
  asielzoeker asielzoekster vluchteling statushouder nieuwkomer cliënt cliënte heer dame gast kerel
  knul stagiair stagiaire werknemer werkneemster medeleerling medestudent stiefvader stiefmoeder
  stiefzoon stiefdochter schoonvader schoonmoeder schoonzoon schoondochter twintiger dertiger
  veertiger vijftiger zestiger jongere oudere volwassene minderjarige huisgenoot huisgenote
  kamergenoot vrijwilliger vrijwilligster voetballer speler speelster melder meldster slachtoffer
  dader passant omstander vrouwtje mannetje jochie gozer ventje patiënt patiënte ondernemer
  winkelier verkoper verkoopster inwoner inwoonster`,
  `mann frau junge jungen bub mädchen jugendlicher jugendliche jugendlichen schüler schülerin
  student studentin nachbar nachbarn nachbarin vater mutter sohn tochter bruder schwester onkel
  tante opa oma großvater großmutter cousin cousine neffe nichte freund freundin kind person
  bewohner bewohnerin mitschüler mitschülerin kollege kollegen kollegin partner partnerin ehemann
  ehefrau zeuge zeugin fahrer fahrerin besucher besucherin kunde kundin mieter mieterin vermieter
  flüchtling asylbewerber asylbewerberin geflüchteter geflüchtete herr dame kerl azubi
  auszubildender auszubildende praktikant praktikantin arbeiter arbeiterin mitarbeiter
  mitarbeiterin stiefvater stiefmutter schwager schwägerin mitbewohner mitbewohnerin teenager
  heranwachsender heranwachsende erwachsener betroffener betroffene verdächtiger verdächtige
  klient klientin spieler spielerin anwohner anwohnerin bursche staatsbürger staatsbürgerin
  staatsangehöriger staatsangehörige landsmann passant passantin opfer täter täterin patient
  patientin händler verkäufer verkäuferin`,
  `man woman boy girl lad lass guy bloke teenager teen youth youngster pupil student neighbour
  neighbor father mother dad mum mom parent son daughter brother sister uncle aunt grandfather
  grandmother grandad gran nan nephew niece cousin friend boyfriend girlfriend mate child kid baby
  toddler person resident classmate colleague partner husband wife spouse suspect witness driver
  visitor customer owner tenant landlord refugee asylum-seeker gentleman lady individual male female
  stepfather stepmother stepson stepdaughter flatmate housemate roommate apprentice trainee employee
  adult adolescent shopkeeper volunteer player caller victim lodger newcomer national citizen
  migrant immigrant patient client passer-by`,
);

/** German nouns of persons whose form does not tell one from many. */
export const NUMBER_UNCLEAR = wordSet(`
jugendliche jugendlichen schüler mädchen bewohner mitschüler fahrer besucher mieter vermieter
asylbewerber geflüchtete arbeiter mitarbeiter mitbewohner heranwachsende erwachsene spieler
anwohner staatsbürger staatsangehörige betroffene verdächtige auszubildende jungen kollegen nachbarn
opfer täter händler verkäufer
`);

export const PERSON_PRONOUNS = wordSet(`hij zij ze ie er sie il elle he she`);

/** Words that mark what follows or precedes as said of several people. */
export const MANY_PEOPLE = wordSet(
  `jongeren jongens meisjes mannen vrouwen leerlingen scholieren studenten kinderen ouders vaders
  moeders bewoners buurtbewoners mensen personen families gezinnen gezin familie groep groepje
  gemeenschap bezoekers vrijwilligers deelnemers agenten collega's vluchtelingen ondernemers
  winkeliers tieners pubers volwassenen ouderen inwoners burgers gelovigen docenten supporters
  dames heren vrienden vriendinnen buren klanten gasten asielzoekers statushouders nieuwkomers
  relschoppers demonstranten betogers omstanders voorbijgangers stewards brugklassers
  kleuters peuters broers zussen dealers daders verdachten getuigen`,
  `jugendliche jugendlichen jungen männer frauen schüler schülerinnen studierende kinder eltern
  väter mütter bewohner bewohnerinnen anwohner anwohnerinnen menschen leute personen familien
  familie gruppe gemeinde gemeinschaft besucher besucherinnen freiwillige ehrenamtliche
  teilnehmer teilnehmerinnen beamte kollegen geflüchtete flüchtlinge bürger bürgerinnen gläubige
  lehrkräfte fans passanten mädchen freunde freundinnen nachbarn kunden gäste teenager erwachsene
  senioren demonstrierende demonstranten ordner einsatzkräfte zeugen studenten
  heranwachsende`,
  `jeunes garçons filles hommes femmes élèves lycéens collégiens étudiants enfants parents pères
  mères habitants habitantes riverains gens personnes familles famille groupe communauté visiteurs
  bénévoles participants agents collègues réfugiés citoyens fidèles professeurs enseignants
  supporters adolescents ados adultes amis voisins clients manifestants passants individus mineurs
  majeurs personnes témoins messieurs dames joueurs spectateurs policiers`,
  `youngsters youths boys girls lads men women pupils students children kids parents fathers mothers
  residents neighbours neighbors people persons families family group community visitors volunteers
  participants officers colleagues refugees citizens worshippers teachers supporters fans teenagers
  teens adults friends customers guests stewards protesters demonstrators passers-by individuals
  households tenants witnesses suspects players spectators adolescents migrants`,
);

/** Titles that stand before a person's name. */
export const TITLES = wordSet(
  `mevrouw mevr mw meneer mijnheer dhr heer familie fam juffrouw`,
  `herr herrn hr frau fr familie`,
  `monsieur m mme mlle madame mademoiselle famille`,
  `mr mrs ms miss mx family`,
);
