import { wordSet } from './word-list.ts';

/** Words that say a vehicle is meant: makes, types and colours of body are left to the plate words. */
export const VEHICLE_WORDS = wordSet(
  `auto wagen bestelbus busje bestelauto scooter brommer motor snorfiets vrachtwagen taxi aanhanger
  personenauto bestuurder`,
  `auto wagen transporter lieferwagen roller moped motorrad lkw pkw taxi anhänger kleinbus fahrzeug
  fahrer fahrerin kastenwagen`,
  `voiture camionnette fourgon fourgonnette scooter moto cyclomoteur camion taxi remorque véhicule
  conducteur conductrice`,
  `car van lorry truck scooter moped motorbike motorcycle taxi trailer vehicle driver minibus pickup`,
  `golf polo opel vauxhall ford fiat bmw audi mercedes volkswagen vw seat skoda renault peugeot citroën
  citroen toyota volvo kia hyundai nissan mazda honda dacia tesla suzuki mini vespa yamaha corsa astra
  fiesta focus clio twingo passat caddy sprinter berlingo kangoo`,
);

/** Words that say a registration plate is meant. */
export const PLATE_WORD =
  /(?<!\p{L})(?:kenteken(?:plaat|nummer)?|kent|nummerplaat|nummerbord|plaat|kennzeichen|amtl|kfz-kennzeichen|kfz|kz|nummernschild|plaques?|plaque d['’]immatriculation|immatriculée?s?|immatriculation|immat|plates?|number ?plate|registration|registered|reg|vrm|vrn)(?!\p{L})/giu;

/** Words before a code that make it a reference: no plate, no telephone number. */
export const REFERENCE_WORD =
  /(?:factuur|bestel|order|zaak|dossier|ref|referentie|klant|polis|artikel|serie|kamer|lokaal|bestelling|proces-verbaal|pv|case|crime|invoice|reference|order|customer|policy|serial|room|log|incident|rechnung|rechnungs|bestellung|vorgang|vorgangs|az|aktenzeichen|kunden|artikel|serien|raum|zimmer|facture|commande|dossier|affaire|procédure|référence|réf|client|série|salle|version|versie|fassung)(?:nummer|nr|number|no)?(?:\s(?:number|no|nummer|nr|numéro))?(?:\s(?:is|ist|est|van|with|met|mit))?[.:#\s°]{0,4}$/iu;
