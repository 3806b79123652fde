import type { Context } from '../../../bot/declare/context.ts';
import { line, moment, strong } from '../../../cards/blocks.ts';
import type { Card, ListRow, RichText } from '../../../cards/card.ts';
import type { BriefedSpokesperson } from '../../../domain/crisis/spokesperson.ts';
import {
  EDIT_SPOKESPERSON,
  RECORD_BRIEFING,
  REMOVE_SPOKESPERSON,
  SHOW_SPOKESPERSON,
} from '../actions.ts';
import type { ShownSpokesperson } from './spokespersons.ts';

/** Everybody on the list, each leading to how they are reached. */
export function spokespersonsCard(listed: readonly BriefedSpokesperson[], ctx: Context): Card {
  const { words } = ctx;
  const rows = listed.map((one) => spokespersonRow(one, ctx));
  return {
    title: words('crisis.voice.list', { count: listed.length }),
    blocks: [rows.length > 0 ? { tag: 'list', rows } : line(words('crisis.voice.none'))],
    buttons: [EDIT_SPOKESPERSON.button(undefined, words('crisis.voice.add'), 'primary')],
  };
}

function spokespersonRow({ spokesperson, last }: BriefedSpokesperson, { words }: Context): ListRow {
  const { name, kind, language, area, member, id } = spokesperson;
  const about = [words(`crisis.voice.kinds.${kind}`), words(`crisis.language.${language}`), area]
    .filter(Boolean)
    .join(' · ');
  const reached = member
    ? words('crisis.voice.in_chat', { name: member.name })
    : words('crisis.voice.phone');
  return {
    symbol: last ? 'done' : 'open',
    text: [strong(name), ` · ${about}`],
    detail: [`${reached} · `, ...lastWords(last, words)],
    button: SHOW_SPOKESPERSON.button(id, words('crisis.voice.open')),
  };
}

function lastWords(last: BriefedSpokesperson['last'], words: Context['words']): RichText {
  if (!last) return [words('crisis.voice.never')];
  const { reference, number, given } = last;
  return [`${words('crisis.voice.last', { reference, number })} `, moment(given.at)];
}

/** One spokesperson, with how they are reached. */
export function spokespersonCard(shown: ShownSpokesperson, { words }: Context): Card {
  const { spokesperson, last, current, reach } = shown;
  const { id, name, member } = spokesperson;
  const brief = (versionId: string, label: string) =>
    RECORD_BRIEFING.button({ spokespersonId: id, versionId }, label, 'primary');
  const phone = reach || words('crisis.report.not_known');
  const chat = member?.name ?? words('crisis.voice.nobody');
  const facts = [
    { label: words('crisis.voice.reach'), value: [phone] },
    { label: words('crisis.voice.chat'), value: [chat] },
    { label: words('crisis.voice.briefed'), value: lastWords(last, words) },
  ];
  return {
    title: words('crisis.voice.one', { name }),
    blocks: [{ tag: 'facts', facts }],
    buttons: [
      ...(current ? [brief(current.id, words('crisis.voice.record', { ...current }))] : []),
      EDIT_SPOKESPERSON.button(id, words('crisis.voice.change')),
      REMOVE_SPOKESPERSON.button(id, words('crisis.voice.remove')),
    ],
  };
}
