import type { CardBuilder } from '../../../bot/posted-card.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import { framed } from '../crisis-card-frame.ts';
import { BRIEFED_ACTION } from '../crisis-cards.ts';

/**
 * What a voice is asked to say: the spoken form in their language, with the lines to take and the answers.
 * Nothing else of the unit reaches them.
 */
export const buildBriefingCard: CardBuilder = async (stores, recordId, audience) => {
  const { words, member } = audience;
  const version = await stores.crisisMessages.findVersion(recordId);
  const message = version && (await stores.crisisMessages.find(version.messageId));
  const unit = version && (await stores.crisisUnits.find(version.unitId));
  if (!version || !message || !unit || !member) return undefined;
  const voices = await stores.crisisVoices.list(version.partnershipId);
  const voice = voices.find((one) => one.member?.memberId === member.id);
  if (!voice) return undefined;
  const { texts, reference } = version.content;
  const text = texts.find(({ language }) => language === voice.language) ?? texts[0];
  const receipts = await stores.crisisVoices.listReceipts([voice.id]);
  const given = receipts.some(({ versionId }) => versionId === version.id);
  const { number } = version;
  const label = words('crisis.briefing.confirm', { number });
  return framed(
    unit,
    words(given ? 'crisis.briefing.given' : 'crisis.briefing.title', { reference, number }),
    audience,
    {
      blocks: [
        { tag: 'quote', heading: words('crisis.briefing.say'), text: text?.variants.spoken ?? '' },
        ...(['lines', 'answers'] as const).flatMap((field) =>
          message[field] === ''
            ? []
            : [
                {
                  tag: 'quote',
                  heading: words(`crisis.beside.${field}`),
                  text: message[field],
                } as const,
              ],
        ),
      ],
      buttons: given
        ? []
        : [button(BRIEFED_ACTION, `${voice.id} ${version.id}`, label, { look: 'primary' })],
    },
  );
};
