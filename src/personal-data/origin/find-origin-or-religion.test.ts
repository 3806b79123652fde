import { describe, expect, it } from 'vitest';
import { marked } from '../../../test/second-look/marked.ts';

describe('an origin or a belief', () => {
  it.each([
    ['Een Surinaamse vrouw werd uitgescholden.', 'Surinaamse'],
    ['Een jongen van Marokkaanse afkomst riep iets.', 'van Marokkaanse afkomst'],
    ['Ik denk dat hij moslim is.', 'moslim'],
    ['Zijn vader komt uit Syrië.', 'Syrië'],
    ['Ahmed is Marokkaans.', 'Marokkaans'],
    ['Ein türkischer Schüler wurde beleidigt.', 'türkischer'],
    ['Er ist zum Islam konvertiert.', 'Islam konvertiert'],
    ['Sie ist Jüdin und hat Angst.', 'Jüdin'],
    ['Une jeune femme de confession juive', 'confession juive'],
    ['Il est catholique pratiquant.', 'catholique pratiquant'],
    ['As a Muslim he feels watched.', 'Muslim'],
    ['The pupil comes from Eritrea.', 'Eritrea'],
    ['A black British teenager', 'black British'],
  ])('said of one person is found in "%s"', (text, words) => {
    expect(marked(text, 'origin_or_religion').join()).toContain(words);
  });

  it.each([
    'De school van mijn zoon is katholiek.',
    'De Turkse vereniging en de Poolse bakkerij doen mee.',
    'Vijf Syrische jongens speelden voetbal.',
    'Wij eten bij de Turk op de hoek.',
    'Elke moslim is welkom.',
    'Die türkischen Schüler singen, die evangelische Kirche ist offen.',
    'Der Deutsche Bundestag hat entschieden.',
    'Un restaurant italien ouvre, la communauté juive veille.',
    'Un berger allemand courait dans la cour.',
    'The English teacher teaches French and Arabic.',
    'Muslim pupil numbers; the French exchange; a Catholic school.',
    'Polish up the plan, the flag pole is broken.',
  ])('said of anything else is not seen in "%s"', (text) => {
    expect(marked(text, 'origin_or_religion')).toEqual([]);
  });
});
