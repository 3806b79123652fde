import { onPress } from '../../bot/declare/action.ts';
import type { Command, Context } from '../../bot/declare/context.ts';
import { cardReply, doneNotice, type Reply } from '../../bot/declare/reply.ts';
import { OPEN_WEIGHING } from '../../bot/signals/actions.ts';
import { referencesIn } from '../../bot/signals/find-two-signals.ts';
import { LIKE_A_SIGNAL } from '../../domain/reference.ts';
import { sayClose } from './closing/agree-to-close.ts';
import { openReopen } from './closing/reopen-signal.ts';
import { openMerge } from './merge/merge-dialog.ts';
import { linkSignals } from './merge/merge-signal.ts';
import { showWeighing } from './show-weighing.ts';
import { weighingCard } from './weighing-card.ts';

/** Nothing, one more word, or what begins like a reference; anything else is a fact. */
const ONE_OR_NOTHING = new RegExp(`^(${LIKE_A_SIGNAL}.*|\\S*)$`, 'iu');
/** The words that begin many a fact ("close to the station") want what begins like a reference, or numbers alone. */
const A_REFERENCE = new RegExp(
  String.raw`^((${LIKE_A_SIGNAL}|\d{4}\p{Pd}\d).*|\d{1,6}([\s,;]+(into\s+|in\s+|with\s+|and\s+|to\s+)?(${LIKE_A_SIGNAL}.*|\d{1,6}))?)?$`,
  'iu',
);

type Name = 'weigh' | 'close' | 'merge' | 'link' | 'reopen';

/** One of the forms that follow `/signal`. */
function underSignal(
  name: Name,
  { accepts, usage, handle }: Pick<Command, 'handle'> & { accepts: RegExp; usage: string },
): Command {
  const two = usage.split('S-').length > 2;
  return {
    name,
    under: { command: 'signal', accepts },
    summary: (words) => words(`weighing.command.${name}.summary`),
    hint: (words) => words(two ? 'weighing.command.hint_two' : 'weighing.command.hint'),
    forms: [{ usage, summary: (words) => words(`weighing.command.${name}.form`) }],
    handle,
  };
}

async function showOne(ctx: Context, text: string): Promise<Reply> {
  const shown = await ctx.run(showWeighing, { reference: text.trim() });
  return cardReply(weighingCard(shown, ctx));
}

export const pressWeighing = onPress(OPEN_WEIGHING, showOne);

async function link(ctx: Context, text: string): Promise<Reply> {
  const [reference, other] = referencesIn(text);
  const { words } = ctx;
  if (!reference || !other) {
    return { kind: 'notice', tone: 'refused', text: words('weighing.link.two') };
  }
  const { first, second, already } = await ctx.run(linkSignals, { reference, other });
  const said = { reference: first.reference, other: second.reference };
  return doneNotice(words(already ? 'weighing.link.already' : 'weighing.link.done', said));
}

const ONE = 'S-2026-0001';
const TWO = 'S-2026-0002 S-2026-0001';
const INTO = 'S-2026-0002 into S-2026-0001';

export const WEIGHING_COMMANDS: readonly Command[] = [
  underSignal('weigh', { accepts: ONE_OR_NOTHING, usage: ONE, handle: showOne }),
  underSignal('close', { accepts: A_REFERENCE, usage: ONE, handle: sayClose }),
  underSignal('merge', { accepts: A_REFERENCE, usage: INTO, handle: openMerge }),
  underSignal('link', { accepts: A_REFERENCE, usage: TWO, handle: link }),
  underSignal('reopen', { accepts: ONE_OR_NOTHING, usage: ONE, handle: openReopen }),
];
