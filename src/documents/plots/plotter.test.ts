import { beforeAll, describe, expect, it } from 'vitest';
import { readPng } from '../../../test/support/files/read-png.ts';
import { createLog } from '../../log.ts';
import { TEAMS_LIMITS } from '../../platforms/teams/limits.ts';
import { cardMessage, messageBytes } from '../../platforms/teams/render/card-message.ts';
import type { AttendancePlot, Plot } from '../../ports/files/plotter.ts';
import { createPlotter } from './plotter.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
const SIDES = { police: 'Police Havenstad', local_authority: 'Municipality of Havenstad' };
const plotter = createPlotter(createLog('silent'));

function asked(counts: readonly (readonly [police: number, council: number])[]): AttendancePlot {
  const rows = counts.map(([police, local_authority], index) => {
    const date = Temporal.PlainDate.from('2025-11-11').add({ months: index }).toString();
    return { date, police, local_authority };
  });
  return { rows, sides: SIDES, language: 'en' };
}

async function plotted(counts: Parameters<typeof asked>[0]): Promise<Plot> {
  const plot = await plotter.attendance(asked(counts));
  if (!plot) throw new Error('There is something to draw.');
  return plot;
}

function pictureOf({ image }: Plot) {
  if (!image) throw new Error('It was not drawn.');
  return readPng(Buffer.from(image.png, 'base64'));
}

describe('who came to the meetings', () => {
  let year: Plot;
  beforeAll(async () => {
    year = await plotted([...Array.from({ length: 11 }, () => [3, 2] as const), [4, 0], [0, 5]]);
  });

  it('is drawn in one size, with as much of each side as came of it', async () => {
    const few = pictureOf(await plotted([[4, 2]]));
    expect(pictureOf(year)).toMatchObject({ width: 720, height: 536 });
    expect(few).toMatchObject({ width: 720, height: 536 });
    const [police, council] = [few.count('424a5a'), few.count('216b63')];
    expect(council).toBeGreaterThan(1_000);
    expect(police / council).toBeCloseTo(2, 1);
  });

  it('says in its first sentence what one sees: who was not there', () => {
    expect(year.sentence).toBe(
      'Both sides were there at 10 of the last 12 meetings. Nobody from Police Havenstad came to one of them. Nobody from Municipality of Havenstad came to one of them.',
    );
  });

  it.each([
    [[[1, 1]], 'Both sides were there at the one meeting so far.'],
    [
      [[1, 0]],
      'Not both sides were there at the one meeting so far. Nobody from Municipality of Havenstad came.',
    ],
    [
      [
        [1, 1],
        [9, 1],
      ],
      'Both sides were there at all 2 meetings.',
    ],
    [
      [
        [0, 1],
        [0, 0],
        [2, 2],
      ],
      'Both sides were there at 1 of 3 meetings. Nobody from Police Havenstad came to 2 of them. Nobody from Municipality of Havenstad came to one of them.',
    ],
    [
      Array.from({ length: 13 }, () => [1, 1] as const),
      'Both sides were there at each of the last 12 meetings.',
    ],
  ] as [[number, number][], string][])('says %j in words', async (counts, sentence) => {
    expect((await plotted(counts)).sentence).toBe(sentence);
  });

  it('has words that say everything the picture shows, and the numbers behind it, the newest first', () => {
    expect(year.image?.alt).toMatch(
      /^How many came to each meeting: first Police Havenstad, then Municipality of Havenstad\. Thu 11 Dec 2025: 3 and 2\. .* Sun 11 Oct 2026: 4 and 0\. Wed 11 Nov 2026: 0 and 5\.$/,
    );
    // The oldest of the thirteen is left out.
    expect(year.table.facts).toHaveLength(12);
    expect(year.table.facts[0]).toEqual({
      label: 'Wed 11 Nov 2026',
      value: ['Police Havenstad 0, Municipality of Havenstad 5'],
    });
  });

  it('is there only once somebody met', async () => {
    expect(await plotter.attendance(asked([]))).toBeUndefined();
  });

  it('is the same picture when it is asked for again', async () => {
    const [one, other] = await Promise.all([plotted([[2, 2]]), plotted([[2, 2]])]);
    expect(other).toBe(one);
  });

  it('is small enough for a message of Teams, with half of it left for other things', async () => {
    const busy = Array.from({ length: 12 }, (_, index) => [10 + index, 21 - index] as const);
    const { image } = await plotted(busy);
    if (!image) throw new Error('It was not drawn.');
    const message = cardMessage({ title: 'T', blocks: [image], buttons: [] }, READER);
    expect(messageBytes(message)).toBeLessThan(TEAMS_LIMITS.messageBytes / 2);
  });

  it('takes a name as long as it likes and reads nothing into it', async () => {
    const name = `<image href="file:///etc/passwd"/>&amp; ${'Long '.repeat(60)}`;
    const sides = { police: name, local_authority: name };
    const plot = await plotter.attendance({ ...asked([[1, 2]]), sides });
    expect(plot?.image?.alt).toContain(name);
    expect(plot && pictureOf(plot)).toMatchObject({ width: 720, height: 536 });
  });
});
