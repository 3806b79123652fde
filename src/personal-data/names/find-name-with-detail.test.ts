import { describe, expect, it } from 'vitest';
import { marked } from '../../../test/second-look/marked.ts';

describe('a name with a detail', () => {
  it.each([
    ['Op Kerkstraat 12 woont Piet de Vries.', 'Kerkstraat 12 woont Piet de Vries'],
    ['Fatima El Amrani (geb. 3 mei 2009) belde.', 'Fatima El Amrani (geb. 3 mei 2009'],
    ['A.B. de Vries, 03-11-2008', 'A.B. de Vries, 03-11-2008'],
    [
      'Mehmet Yılmaz, 16 jaar, woont op de Havenstraat 3.',
      'Mehmet Yılmaz, 16 jaar, woont op de Havenstraat 3',
    ],
    ["Sean O'Brien of 12 Mill Lane rang us.", "Sean O'Brien of 12 Mill Lane"],
    ['Frau von der Heide, wohnhaft Lindenweg 4, ruft an.', 'von der Heide, wohnhaft Lindenweg 4'],
    ['Mme Lefèvre habite 12 rue Pasteur.', 'Lefèvre habite 12 rue Pasteur'],
    [
      "Julien d'Artagnan, né à Lille le 12 mars 2004",
      "Julien d'Artagnan, né à Lille le 12 mars 2004",
    ],
    ['Sanne, geboren op 3 april 2010, belde zelf.', 'Sanne, geboren op 3 april 2010'],
  ])('is found in "%s"', (text, words) => {
    expect(marked(text, 'name_with_detail').join()).toContain(words);
  });

  it.each([
    'Lycée Jean Moulin, 12 mai 2015 : atelier.',
    'Operation Adler ist am 12.03.2026 beendet worden.',
    'Open Monumentendag 12 september 2015',
    'Conseil Municipal 12/03/2026',
    'Overleg met Jan Jansen op 12-03-2026 om 10.00 uur.',
    'Anne Frankplein, 12 maart 1998',
    'Met Jan Jansen gesproken. De schouw is op 3 juni 2015.',
    'Martin Luther King Drive opened on 12 March 1998.',
  ])('is not seen in "%s"', (text) => {
    expect(marked(text, 'name_with_detail')).toEqual([]);
  });
});
