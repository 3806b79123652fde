import { describe, expect, it } from 'vitest';
import { marked } from '../../../test/second-look/marked.ts';

describe('an address', () => {
  it.each([
    ['Kerkstraat 12, 1234 AB Havenstad', 'Kerkstraat 12, 1234 AB Havenstad'],
    ['Op de Laan van Meerdervoort 12 brandt licht.', 'Laan van Meerdervoort 12'],
    ['Ze woont op De Meent 12 bij haar oma.', 'De Meent 12'],
    ['Ze verblijft aan de Turnhoutsebaan 12.', 'Turnhoutsebaan 12'],
    ['Post gestuurd naar 1234 AB 12.', '1234 AB 12'],
    ['Berliner Straße 12, 10115 Berlin', 'Berliner Straße 12, 10115 Berlin'],
    ['Er wohnt in der Straße des 17. Juni 135.', 'Straße des 17. Juni 135'],
    ['Il habite rue de la Loi 16 à Bruxelles.', 'rue de la Loi 16'],
    ['Le colis est parti au 12 rue du 8 mai 1945.', '12 rue du 8 mai 1945'],
    ['8 bis, avenue Victor Hugo, 99999 Villeneuve', '8 bis, avenue Victor Hugo, 99999 Villeneuve'],
    ['Flat 3, 14 Church Road, Leeds, LS1 4AB', 'Flat 3, 14 Church Road, Leeds, LS1 4AB'],
    ['He is staying at 14 Fairfield with his aunt.', '14 Fairfield'],
  ])('is found in "%s"', (text, address) => {
    expect(marked(text, 'address')).toEqual([address]);
  });

  it.each([
    'Op de Kerkstraat 14 luidruchtige jongeren aangesproken.',
    'Auf der Hauptstraße 20 Aufkleber entfernt.',
    'Place de la Gare, 14 jeunes interpellés.',
    'On Church Street 14 youngsters were spoken to.',
    'Kerkstraat 12 mei afgesloten, Kerkstraat 14.30 uur weer open.',
    'From 12 March Church Road is closed.',
    'Year 9 Park Road pupils; Route 66 Park Way.',
    'Lokaal 2.04, perron 4, lijn 3, Gleis 4, salle 12, room B204.',
    '12 cours de soutien par semaine, bus 65 avenue Charles de Gaulle.',
    'Rue du 8 mai 1945, place du 11 Novembre 1918.',
    'Am Samstag 9 Uhr im Raum 3.',
  ])('is not seen in "%s"', (text) => {
    expect(marked(text, 'address')).toEqual([]);
  });
});
