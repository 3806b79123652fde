import { describe, expect, it } from 'vitest';
import { marked } from '../../../test/second-look/marked.ts';

describe('a registration plate', () => {
  it.each([
    ['27-XGH-8', '27-XGH-8'],
    ['KT-482-P', 'KT-482-P'],
    ['plaque 1-ABC-234', '1-ABC-234'],
    ['M-XY 1234E', 'M-XY 1234E'],
    ['AB-123-CD', 'AB-123-CD'],
    ['YK07 XPT', 'YK07 XPT'],
    ['een auto, KT 482 P', 'KT 482 P'],
    ['ein Transporter (HH AB 742)', 'HH AB 742'],
    ['The van is registered as A123 BCD.', 'A123 BCD'],
    ['kenteken 27xgh8', '27xgh8'],
  ])('is found in "%s"', (text, plate) => {
    expect(marked(text, 'plate')).toEqual([plate]);
  });

  it.each([
    'De A12, de N201 en de B 203.',
    'Een BMW 320, een Fiat 500 en een Audi A4.',
    'Zaaknummer AB-12-34, lokaal B-204, order 4711-0815-26.',
    'Registration opens on 12 May, room B204.',
    'Posters in SW1 and SW1A 1AA.',
    'National Insurance AB 12 34 56 C',
  ])('is not seen in "%s"', (text) => {
    expect(marked(text, 'plate')).toEqual([]);
  });
});
