import { byForm } from '../../../bot/declare/once.ts';
import type { Look, Transaction } from '../../../bot/declare/transaction.ts';
import { look, newRecord, type Outcome, useCase } from '../../../bot/declare/use-case.ts';
import { isInForce, type Protocol } from '../../../domain/protocol/protocol.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { OPEN_STATUSES } from '../../../domain/signal/signal-life.ts';
import type { RecordCard } from '../../../ports/delivery/delivery-store.ts';
import type { AuditDraft } from '../../../ports/stores.ts';
import { LIVE_CARD, shownProtocols, WENT_BACK, WENT_LIVE } from '../protocol-cards.ts';
import { SIGNERS } from '../rights.ts';
import { signalsAnew } from './cards-anew.ts';

/** Why a partnership goes back to exercise. A choice, not words: it is said in every joint channel. */
export const EXERCISE_REASONS = ['training', 'protocol', 'seats', 'trouble', 'other'] as const;
type ExerciseReason = (typeof EXERCISE_REASONS)[number];

export interface PlannedLive {
  /** How many signals are open, and will change their meaning. */
  readonly open: number;
  readonly inForce: Protocol | undefined;
}

/** May it go live, or back? Asked before the form opens. */
export const planLive = look<{ readonly live: boolean }, PlannedLive>(
  'plan-live',
  SIGNERS,
  async (ctx, { live }) => {
    const { stores, partnership } = ctx;
    const inForce = await stores.protocols.inForce(partnership.id);
    await requireChange(ctx, live, inForce);
    const filter = { partnershipId: partnership.id, statuses: OPEN_STATUSES };
    return { open: await stores.signals.count(filter), inForce };
  },
);

interface ChangeLive {
  /** The dialog's key: the same key twice is the same change. */
  readonly key: string;
}

const CHANGE = {
  right: SIGNERS,
  async find({ stores, partnership }: Transaction) {
    const versions = await stores.protocols.listForUpdate(partnership.id);
    return { versions, ...(await newRecord()) };
  },
  once: {
    key: byForm('protocol.live'),
    model: 'partnership',
    recordId: ({ id }: { readonly id: string }) => id,
    repeated: () => undefined,
  },
};

/** From now on everything is real: the practice room is refused, and cards say nothing of an exercise. */
export const goLive = useCase({
  name: 'go-live',
  ...CHANGE,
  run: (ctx, _: ChangeLive, about) => change(ctx, about, true),
});

/** From now on it is an exercise again, and every card says so. */
export const goBackToExercise = useCase({
  name: 'go-back-to-exercise',
  ...CHANGE,
  run: (ctx, { reason }: ChangeLive & { readonly reason: ExerciseReason }, about) =>
    change(ctx, about, false, { reason }),
});

async function change(
  ctx: Transaction,
  { id, versions }: { readonly id: string; readonly versions: readonly Protocol[] },
  live: boolean,
  detail: AuditDraft['detail'] = {},
): Promise<Outcome<undefined>> {
  const { stores, partnership } = ctx;
  const inForce = versions.find(isInForce);
  await requireChange(ctx, live, inForce);
  await stores.partnerships.setLive(partnership.id, live);
  const number: AuditDraft['detail'] = inForce ? { protocol: String(inForce.number) } : {};
  return {
    result: undefined,
    audit: [
      {
        action: live ? WENT_LIVE : WENT_BACK,
        model: 'partnership',
        recordId: partnership.id,
        detail: { change: id, ...number, ...detail },
      },
    ],
    channelCards: [
      { card: LIVE_CARD, recordId: id, revision: 1 },
      ...(await waitingCards(ctx, versions)),
      ...(await signalsAnew(ctx, id)),
    ],
    registerChanged: true,
  };
}

/** A version that still asks something of somebody says at once what it is now. */
async function waitingCards(
  ctx: Transaction,
  versions: readonly Protocol[],
): Promise<RecordCard[]> {
  const waiting = [...new Set([versions.find(isInForce), versions[0]])];
  const protocols = await shownProtocols(ctx, waiting, versions);
  // This change is logged last, so it is not counted yet.
  return protocols.map((shown) => ({ ...shown, revision: shown.revision + 1 }));
}

/** @throws Refusal `live_already`, `exercise_already`, `protocol_not_in_force`, `embedded_never_live`. */
async function requireChange(
  { stores, partnership }: Look,
  live: boolean,
  inForce: Protocol | undefined,
): Promise<void> {
  const is = await stores.partnerships.isLive(partnership.id);
  if (is === live) {
    throw new Refusal(live ? 'live_already' : 'exercise_already', {
      partnership: partnership.name,
    });
  }
  if (live && !inForce) throw new Refusal('protocol_not_in_force');
  if (live && !stores.partnerships.canBeLive()) throw new Refusal('embedded_never_live');
}
