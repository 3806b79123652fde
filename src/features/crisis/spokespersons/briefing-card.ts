import { postedCall } from '../../../bot/declare/posted-card.ts';
import { CONFIRM_BRIEFING } from '../actions.ts';
import { crisisCard, linesToTakeBlocks } from '../crisis-card-frame.ts';
import { BRIEFING_CARD } from '../stored-names.ts';

/**
 * What a spokesperson is asked to say: the spoken form in their language, with the lines to take and the
 * answers. Nothing else of the unit reaches them.
 */
export const briefingCard = postedCall(BRIEFING_CARD, async (stores, recordId, audience) => {
  const { words, member } = audience;
  const { crisisMessages, crisisVoices } = stores;
  const whole = await crisisMessages.findWhole(recordId);
  if (!whole || !member) return undefined;
  const { version, message, unit } = whole;
  const listed = await crisisVoices.list(version.partnershipId);
  const spokesperson = listed.find((one) => one.member?.memberId === member.id);
  if (!spokesperson) return undefined;
  const { id: spokespersonId, language } = spokesperson;
  const { texts, reference } = version.content;
  const text = texts.find((one) => one.language === language) ?? texts[0];
  const given = await crisisVoices.isBriefed(spokespersonId, version.id);
  const { number } = version;
  const title = given ? 'crisis.briefing.given' : 'crisis.briefing.title';
  const briefing = { spokespersonId, versionId: version.id };
  const confirm = words('crisis.briefing.confirm', { number });
  return crisisCard(unit, words(title, { reference, number }), audience, {
    blocks: [
      { tag: 'quote', heading: words('crisis.briefing.say'), text: text?.variants.spoken ?? '' },
      ...linesToTakeBlocks(message, audience),
    ],
    buttons: given ? [] : [CONFIRM_BRIEFING.button(briefing, confirm, 'primary')],
  });
});
