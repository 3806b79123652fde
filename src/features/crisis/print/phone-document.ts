import type { CardStores, Context } from '../../../bot/declare/context.ts';
import { line, moment, quiet } from '../../../cards/blocks.ts';
import type { Card } from '../../../cards/card.ts';
import type { DocumentBlock, PairsPart, PrintedDocument } from '../../../cards/document.ts';
import { formatMoment } from '../../../cards/format-time.ts';
import { SIDES, type Side } from '../../../domain/people/side.ts';
import { cityOf } from '../../../domain/time/place-zone.ts';
import { languageSpoken, type Words } from '../../../locales/words.ts';
import { nameOf } from './forms-card.ts';
import type { OfferedPhones, PhoneLine, PhoneList } from './phone-list.ts';

/** Where the phone list waits, for whoever asked for it, alone. */
export function phonesCard({ offer, token, unit }: OfferedPhones, ctx: Context): Card {
  const { words } = ctx;
  return {
    title: words('crisis_forms.phones.title'),
    ...(unit?.exercise && { banner: words('exercise.banner') }),
    blocks: [
      line(words('crisis_forms.phones.why')),
      line(words('crisis_forms.phones.once'), moment(offer.expiresAt)),
      { tag: 'link', label: words('crisis_forms.phones.fetch'), url: ctx.fileAddress(token) },
      quiet(words('crisis_forms.logged')),
    ],
    buttons: [],
  };
}

/** What the page that hands it out calls it. */
export async function phonesTitle(
  { crisisUnits }: Pick<CardStores, 'crisisUnits'>,
  recordId: string,
  { words, partnership }: Pick<Context, 'words' | 'partnership'>,
): Promise<string | undefined> {
  const own = recordId === partnership.id;
  const whose = own ? partnership.name : (await crisisUnits.find(recordId))?.reference;
  return whose && words('crisis_forms.phones.file_title', { whose });
}

/** By seat, the sides in their order; it is for paper, so it says whose copy it is. */
export function phoneDocument(list: PhoneList, ctx: Context): PrintedDocument {
  const { words, partnership, member } = ctx;
  const { timeZone } = partnership;
  const language = languageSpoken(member.language);
  const at = formatMoment(list.at.toString(), { language, timeZone });
  const zone = cityOf(timeZone);
  const copy = { name: member.name, organisation: member.organisation.name, at, zone };
  const marking = words('crisis_forms.phones.marking', copy);
  const whose = list.unit?.reference ?? partnership.name;
  return {
    language,
    title: words('crisis_forms.phones.file_title', { whose }),
    marking: list.unit?.exercise ? `${words('exercise.banner')} · ${marking}` : marking,
    reference: list.unit?.reference ?? partnership.key,
    pageNumber: (page, pages) => words('crisis_forms.phones.page', { page, pages }),
    madeAt: list.at.toString(),
    heading: words('crisis_forms.phones.heading', { whose }),
    blocks: blocksOf(list, ctx),
  };
}

function blocksOf({ lines, spokespersons }: PhoneList, ctx: Context): DocumentBlock[] {
  const { words, sides } = ctx;
  return [
    { tag: 'paragraph', text: words('crisis_forms.phones.reading') },
    ...SIDES.flatMap((side): DocumentBlock[] => [
      { tag: 'heading', text: sides[side] },
      pairsOf(lines, side, words),
    ]),
    ...(spokespersons.length > 0 ? spokespersonBlocks(spokespersons, ctx) : []),
  ];
}

function pairsOf(all: readonly PhoneLine[], side: Side, words: Words): DocumentBlock {
  const lines = all.filter((one) => one.side === side);
  if (lines.length === 0) return { tag: 'paragraph', text: words('crisis_forms.phones.nobody') };
  const pairs = lines.map(({ place, name, phone }) => {
    const label = place
      ? words(`crisis_forms.phones.seat.${place}`)
      : words('crisis_forms.phones.may_sit');
    const number = phone ?? words('crisis_forms.phones.none');
    return { label, value: words('crisis_forms.phones.who', { name, phone: number }) };
  });
  return { tag: 'pairs', pairs };
}

function spokespersonBlocks(listed: PhoneList['spokespersons'], ctx: Context): DocumentBlock[] {
  const { words } = ctx;
  const pairs: PairsPart['pairs'] = listed.map(({ spokesperson, phone }) => {
    const value = words('crisis_forms.phones.voice', {
      language: nameOf(spokesperson.language, ctx),
      area: spokesperson.area,
      phone: phone ?? words('crisis_forms.phones.none'),
    });
    return { label: spokesperson.name, value };
  });
  return [
    { tag: 'heading', text: words('crisis_forms.phones.voices') },
    { tag: 'pairs', pairs },
  ];
}
