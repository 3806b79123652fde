import { wordSet } from './word-list.ts';

/** Verbs that say what somebody is. */
export const COPULAS = wordSet(
  `is was werd wordt blijkt lijkt geworden zijn noemt voelt bleek`,
  `ist war sei wäre wird wurde geworden nennt bezeichnet fühlt sein`,
  `est était serait soit devient devenu devenue dit sent fut`,
  `is was becomes became calls identifies describes feels be being`,
);

/** What may stand between such a verb and the word: adverbs, articles, "himself". */
export const BETWEEN = wordSet(
  `zelf ook nu een zeer heel streng strikt half oorspronkelijk van huis uit geboorte nog steeds sinds
  kort niet zich als waarschijnlijk vermoedelijk en wel duidelijk inmiddels tot of geen`,
  `selbst auch jetzt sehr streng halb ursprünglich seit kurzem nicht sich als ein eine einem
  wahrscheinlich vermutlich wohl noch inzwischen gebürtig gebürtiger gebürtige nun zum kein keine offenbar`,
  `lui-même elle-même aussi très maintenant d'abord un une se de peut-être probablement pas visiblement
  apparemment également`,
  `a an also now very strictly originally half not himself herself as of probably possibly likely born
  recently newly apparently himself both both said to be`,
);

/** Words that go with a belief: "a practising Muslim", "musulman pratiquant". */
export const DEVOUT = wordSet(
  `praktiserend praktiserende belijdend gelovig gelovige overtuigd overtuigde streng`,
  `gläubig gläubiger gläubige strenggläubig strenggläubiger strenggläubige praktizierender
  praktizierende überzeugter überzeugte bekennender bekennende`,
  `pratiquant pratiquante croyant croyante`,
  `practising practicing devout observant committed strict`,
);

/** Words of age and sex that may stand between the origin and the person. */
export const AGE_WORDS =
  wordSet(`jonge oudere jonger klein kleine grote tiener volwassen zeventienjarige
zestienjarige junger junge älterer ältere alter kleiner kleines jugendlicher jugendliche
young teenage older elderly little adult male female teen middle-aged muslim speaking
jeune petit petite vieux vieille grand grande`);

export const SINGULAR_ARTICLES = wordSet(`een n ein eine einen einem einer eines un une a an`);
export const DEFINITE_ARTICLES =
  wordSet(`de die deze der dieser diesen diesem dem den le la l ce cet cette
the this that`);
/** Determiners after which an unclear German noun is one person. */
export const SINGULAR_DETERMINERS =
  wordSet(`ein eine einen einem einer eines der das dem dieser dieses
diesem sein seinem ihr ihrem mein meinem unser unserem jener`);

export const EVERY_OR_NONE =
  wordSet(`elke iedere ieder geen enkele jede jeder jeden kein keine keinen every
any no each chaque aucun aucune tout toute nul`);

/** Where the clause begins that a subject is looked for in. */
export const CLAUSE_OPENERS =
  wordSet(`dat omdat doordat terwijl want maar hoewel dass daß weil obwohl aber
denn während que qu car mais that because although but while`);

export const GENITIVES = wordSet(`van of der des du von`);
export const POSSESSIVES =
  wordSet(`mijn zijn haar hun de het een mein meines meiner sein seines seiner ihres
ihrer einer eines mon ma son sa leur my his her their the a`);

/** Words that bring an origin by the name of the country: "komt uit Syrië". */
export const ORIGIN_VERBS = wordSet(
  `komt kwam gekomen afkomstig gevlucht vluchtte geboren geëmigreerd`,
  `stammt stammte kommt kam gekommen geflohen geflüchtet floh flüchtete geboren`,
  `vient venait venu venue originaire arrivé arrivée fui né née`,
  `comes came arrived fled originally hails born`,
);
export const ORIGIN_PREPOSITIONS = wordSet(`uit in aus from de du d en au depuis`);
export const COMING_BACK =
  wordSet(`terug teruggekomen zurück zurückgekommen revenu revenue retour back
returned`);

/** Nouns after an English "Muslim pupil" that make a thing of it: "pupil numbers". */
export const ENGLISH_GROUP_NOUNS =
  wordSet(`club association union organisation organization society centre
center group groups council network forum numbers exchange magazine team school college class scheme programme
project charity services support visa community number card services day week office shop house`);
