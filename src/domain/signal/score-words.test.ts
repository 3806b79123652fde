import { describe, expect, it } from 'vitest';
import { findScore } from './score-words.ts';

describe('a score in a text', () => {
  it.each([
    ['We would say 8/10.', '8/10'],
    ['8 / 10 for now', '8 / 10'],
    ['８/１０ for now', '8/10'],
    ['high\u2011ri\u00adsk', 'high-risk'],
    ['Overall: 4 out of 5', '4 out of 5'],
    ['risk level 3', 'risk level'],
    ['Risk: 7', 'Risk: 7'],
    ['a level 2 threat', 'level 2 threat'],
    ['The score has gone up.', 'score'],
    ['She scores 40 on the list.', 'scores'],
    ['Between us a score of 3.', 'score'],
    ['We gave a score of seven.', 'score'],
    ['We see high risk here.', 'high risk'],
    ['a high-risk person', 'high-risk'],
    ['The threat is very low.', 'threat is very low'],
    ['80 % likely to travel', '80 % likely'],
    ['rated 9 by two colleagues', 'rated 9'],
    ['een hoog risico', 'hoog risico'],
    ['Risikostufe 3', 'Risikostufe'],
    ['un risque élevé', 'risque élevé'],
  ])('is found: %s', (text, found) => {
    expect(findScore(text)).toBe(found);
  });

  it.each([
    'Seen on 8/10 and again since 3/5.',
    'From 8/10/2026, 14:00, until 22/10.',
    'Between 3/10 and 5/10 nobody came.',
    'Thursday 8/10 at 10:30 the van was back.',
    'Kerkstraat 8/10, second floor',
    'He is 16 and his brother is 10.',
    'The shop is open 24/7, half of it (1/2) is empty.',
    '3 out of 5 windows were broken; 7/10 pupils stayed away.',
    'The child is at risk and needs a visit at 9.',
    'Measures that lower risk: a youth worker at 16:30.',
    'Risk management: two visits a week, the school called at 10.',
    'The team scored three goals; the final score was 3-1.',
    'Scores of people saw it, a score of pupils too.',
    'The threat 3 days ago was heard by two neighbours.',
    'Risk factors seen: no work, no school.',
    'Between 20 and 30 people, no level crossing.',
    '',
  ])('is not seen in facts: %s', (text) => {
    expect(findScore(text)).toBeUndefined();
  });

  it('is looked for in the longest text without delay', () => {
    const long = 'risk 1 street 8/10 of a score of '.repeat(300).slice(0, 8_000);
    expect(findScore(long)).toBeUndefined();
    expect(findScore(' '.repeat(8_000))).toBeUndefined();
  });
});
