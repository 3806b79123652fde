import type { Audience } from '../../../bot/declare/context.ts';
import { line } from '../../../cards/blocks.ts';
import type { Block } from '../../../cards/card.ts';
import { FRAME_PARTS } from '../../../domain/crisis/compose.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import type { ShownVersion } from './find-version.ts';

/** "Version 3 replaces version 2. Both signatures fell. What changed: …" */
export function changeBlocks({ version, before }: ShownVersion, { words }: Audience): Block[] {
  if (!before || version.pushed) return [];
  const fell = Object.values(before.signatures).flatMap((deed) => (deed ? [deed.by.name] : []));
  const changes =
    changedParts(before, version, words).join(', ') || words('crisis.changed.nothing');
  const { number } = version;
  const replaces = words('crisis.changed.replaces', { number, before: before.number });
  const names = fell.join(words('list.and'));
  const signatures =
    fell.length === 0
      ? words('crisis.changed.fell_none')
      : words('crisis.changed.fell', { count: fell.length, names });
  const what = words('crisis.changed.what', { changes });
  return [line(`${replaces} ${signatures} ${what}`)];
}

function changedParts(
  { content: from }: MessageVersion,
  { content: to }: MessageVersion,
  words: Audience['words'],
): string[] {
  const texts = to.texts.flatMap(({ language, frame }) => {
    const earlier = from.texts.find((one) => one.language === language)?.frame;
    const named = words(`crisis.language.${language}`);
    if (!earlier) return [words('crisis.changed.language', { language: named })];
    return FRAME_PARTS.filter((part) => earlier[part] !== frame[part]).map(
      (part) => `${words(`crisis.frame.${part}`)} (${named})`,
    );
  });
  const gone = from.texts
    .filter(({ language }) => !to.texts.some((one) => one.language === language))
    .map(({ language }) =>
      words('crisis.changed.without', { language: words(`crisis.language.${language}`) }),
    );
  return [
    ...texts,
    ...gone,
    ...(from.nextUpdateAt === to.nextUpdateAt ? [] : [words('crisis.changed.next')]),
    ...(keysOf(from) === keysOf(to) ? [] : [words('crisis.changed.targets')]),
  ];
}

function keysOf({ targets }: MessageVersion['content']): string {
  return JSON.stringify(targets.map(({ key, language }) => [key, language]).toSorted());
}
