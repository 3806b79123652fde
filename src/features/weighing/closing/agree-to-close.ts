import { findSignalForUpdate } from '../../../bot/signals/find-signal.ts';
import { changedSignal, saveChange } from '../../../bot/signals/save-signal.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { type Scene, type ToldCard, unchanged, useCase } from '../../../bot/use-case.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { acceptBy, type Timing } from '../../../domain/protocol/protocol.ts';
import { erasedOn } from '../../../domain/signal/retention.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import {
  agreeToClose as agree,
  closesWith,
  requireSameOutcome,
  requireSpeaker,
} from '../../../domain/signal/weighing.ts';
import { CLOSED_CARD, latestProposal } from '../outcome/proposal.ts';
import { WEIGHS } from '../right.ts';

export interface AgreeToClose {
  readonly reference: string;
  /** The mark of the outcome that was read; nothing: what the channel's card shows. */
  readonly seen: string | undefined;
  /** What closing it means was shown. */
  readonly confirmed: boolean;
}

export interface ClosingAnswer {
  /** `ask`: nothing is done yet; this word would close it. */
  readonly state: 'ask' | 'said' | 'closed';
  readonly signal: Signal;
  /** Local date on which it is, or would be, erased. */
  readonly erasedOn: string;
}

/** Says for one side that it may be closed. The word that closes it asks first, for others then find it closed. */
export const agreeToClose = useCase<AgreeToClose, ClosingAnswer>({
  name: 'agree-to-close',
  right: WEIGHS,
  async run(scene, { reference, seen, confirmed }) {
    const { member, now, stores, partnership } = scene;
    const signal = await findSignalForUpdate(scene, reference);
    const side = requireSpeaker(member, signal);
    const timing = await timingOf(stores, partnership);
    const agreeBy = acceptBy(timing, signal.urgency, now);
    const agreed = agree(signal, side, { by: actorOf(member), at: now }, agreeBy);
    if (seen !== undefined) requireSameOutcome(signal, seen);
    const erased = erasure(scene, timing, signal);
    if (closesWith(signal, side) && !confirmed) {
      return unchanged({ state: 'ask', signal, erasedOn: erased });
    }
    const said = await saveChange(scene, agreed, 'signal.close_agreed', { side });
    if (agreed.status !== 'closed') {
      return { ...said, result: { state: 'said', signal: agreed, erasedOn: erased } };
    }
    const detail = { outcome: signal.outcome?.kind ?? '', erased_on: erased };
    const closed = changedSignal(agreed, 'signal.closed', detail);
    return {
      result: { state: 'closed', signal: agreed, erasedOn: erased },
      audit: [...said.audit, ...closed.audit],
      shows: closed.shows,
      tells: await tellRaiser(scene, agreed),
    };
  },
});

function erasure({ now, partnership }: Scene, { terms }: Timing, { outcome }: Signal): string {
  return erasedOn(terms, outcome?.kind, now, partnership.timeZone).toString();
}

/** The one who raised it, unless they closed it themselves. */
async function tellRaiser(scene: Scene, signal: Signal): Promise<ToldCard[]> {
  const { memberId } = signal.raised.by;
  if (memberId === scene.member.id) return [];
  const recordId = (await latestProposal(scene, signal))?.id ?? signal.id;
  return [{ card: CLOSED_CARD, recordId, revision: signal.revision, memberId }];
}
