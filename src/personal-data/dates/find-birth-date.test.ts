import { describe, expect, it } from 'vitest';
import { marked } from '../../../test/second-look/marked.ts';

describe('a date of birth', () => {
  it.each([
    ['De jongen is op 12 maart 2008 in Utrecht geboren.', '12 maart 2008'],
    ['Geboortedatum volgens school: 12-03-2008', '12-03-2008'],
    ['Der am 3.4.2009 geborene Schüler fehlt.', '3.4.2009'],
    ['Ihr Geburtsdatum ist der 23. April 2007.', '23. April 2007'],
    ['Élève née à Lyon le 4 mai 2009.', '4 mai 2009'],
    ['Date de naissance : 23-04-2007', '23-04-2007'],
    ['He was born in Leeds on 4 May 2007.', '4 May 2007'],
    ['DOB 07/09/2009', '07/09/2009'],
    ['Leerling (°12/03/2009) is verhuisd.', '12/03/2009'],
  ])('is found in "%s"', (text, date) => {
    expect(marked(text, 'birth_date')).toEqual([date]);
  });

  it.each([
    'Het idee is geboren op 4 mei 2019.',
    'Die Idee zum Runden Tisch wurde am 4. Mai 2019 geboren.',
    'Le projet est né le 4 mai 2019.',
    'The club was born on 12 March 1998.',
    'Born in Leeds, moved here, seen on 12 May 2026.',
    'De schouw is op 2 juni 2026.',
  ])('is not seen in "%s"', (text) => {
    expect(marked(text, 'birth_date')).toEqual([]);
  });
});
