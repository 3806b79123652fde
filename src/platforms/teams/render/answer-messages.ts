import type { Reader } from '../../../cards/format-time.ts';
import { wordsFor } from '../../../locales/words.ts';
import type { AnswerContent, PrivateAnswer } from '../../../ports/delivery/messenger.ts';
import { markDoubted } from '../../shared/private-answers.ts';
import { cardMessage } from './card-message.ts';
import { splitCard } from './split-message.ts';

/** What one person is told, in as many messages as it needs. */
export function answerMessages(answer: PrivateAnswer): object[] {
  const { contents, reader } = answer;
  const pages = contents.flatMap((one): AnswerContent[] =>
    typeof one === 'string' ? [one] : splitCard(one, reader),
  );
  const marked = markDoubted(pages, answer, (one, again) =>
    typeof one === 'string' ? again(one) : { ...one, title: again(one.title) },
  );
  return marked.map((one) =>
    typeof one === 'string' ? textMessage(one) : cardMessage(one, reader),
  );
}

/**
 * For all to see: whom it concerns, and no content. The mention is their notice of it.
 *
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations#add-mentions-to-your-messages
 */
export function calledBack(
  {
    place,
    name,
  }: { readonly place: { readonly user: string }; readonly name?: string | undefined },
  reader: Reader,
): object {
  const words = wordsFor(reader.language)('teams.no_private_way');
  if (!name) return textMessage(words);
  const text = `<at>${escaped(name)}</at>`;
  const mentioned = { id: place.user, name };
  const entities = [{ type: 'mention', text, mentioned }];
  return { type: 'message', text: `${text} ${escaped(words)}`, textFormat: 'xml', entities };
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** `plain`: Teams would read Markdown into what somebody typed. */
function textMessage(text: string): object {
  return { type: 'message', text, textFormat: 'plain' };
}
