import { randomUUID } from 'node:crypto';
import { canonicalHash } from '../../../src/bot/crisis/canonical.ts';
import { renderAll } from '../../../src/bot/crisis/render-target.ts';
import { composeText } from '../../../src/domain/crisis/compose.ts';
import type {
  MessageContent,
  MessageKind,
  MessageVersion,
  PushTarget,
} from '../../../src/domain/crisis/message.ts';
import { takeSeats } from '../../../src/domain/crisis/seating.ts';
import { PLACES } from '../../../src/domain/crisis/unit.ts';
import { actorOf } from '../../../src/domain/people/member.ts';
import { SIDES } from '../../../src/domain/people/side.ts';
import type { Stores } from '../../../src/ports/stores.ts';
import type { World } from '../world.ts';

type Parts = Pick<World, 'unitOfWork' | 'directory' | 'clock' | 'presence'>;

/** Who sits in the unit; of the example. */
const SEATING = {
  police: { seat: 'liaison-officer', deputy: 'community-officer' },
  local_authority: { seat: 'mayors-office', deputy: 'safety-coordinator' },
} as const;
export const POLICE_SEAT = SEATING.police.seat;
export const COUNCIL_SEAT = SEATING.local_authority.seat;

interface Wanted {
  readonly targets: readonly PushTarget[];
  readonly kind?: MessageKind;
  readonly exercise?: boolean;
  /** Signed as before November 2026, without the names of both sides. */
  readonly nameless?: boolean;
  /** The pushed version that it follows. */
  readonly follows?: MessageVersion;
}

/** A version that both sides have signed, in a unit of its own or that of the version it follows. */
export async function signedVersion(parts: Parts, wanted: Wanted): Promise<MessageVersion> {
  const { unitOfWork, clock, presence } = parts;
  const { partnership } = presence(POLICE_SEAT);
  return unitOfWork.transaction(async (stores) => {
    const { follows, kind = 'first' } = wanted;
    const unitId = follows?.unitId ?? (await openUnit(stores, parts, wanted.exercise ?? true));
    const unit = await stores.crisisUnits.find(unitId);
    const number = (await stores.crisisMessages.listCurrent(unitId)).length + 1;
    const messageId = randomUUID();
    const own = { id: messageId, unitId, partnershipId: partnership.id, number, kind };
    await stores.crisisMessages.insert({
      ...own,
      template: 'holding',
      followsId: follows?.id,
      lines: '',
      answers: '',
    });
    const content = contentOf(parts, wanted, `${unit?.reference}/${number}`);
    const written = { by: actorOf(presence(POLICE_SEAT).member), at: clock.now() };
    const version: MessageVersion = {
      id: randomUUID(),
      messageId,
      unitId,
      partnershipId: partnership.id,
      number: 1,
      content,
      hash: canonicalHash(content),
      written,
      signatures: {
        police: written,
        local_authority: { by: actorOf(presence(COUNCIL_SEAT).member), at: clock.now() },
      },
      expiresAt: clock.now().add({ hours: 24 }),
    };
    await stores.crisisMessages.insertVersion(version);
    await stores.crisisMessages.updateSignatures(version);
    return version;
  });
}

async function openUnit(stores: Stores, parts: Parts, exercise: boolean): Promise<string> {
  const { clock, presence } = parts;
  const { partnership, member } = presence(POLICE_SEAT);
  const now = clock.now();
  const seating = SIDES.flatMap((side) =>
    PLACES.map((place) => ({ side, place, member: presence(SEATING[side][place]).member })),
  );
  const number = await stores.counters.next(partnership.id, 'C', 2026);
  const id = randomUUID();
  await stores.crisisUnits.insert({
    id,
    partnershipId: partnership.id,
    reference: `C-2026-${String(number).padStart(4, '0')}`,
    exercise,
    report: {
      major: true,
      location: 'Station',
      type: 'Fire',
      hazards: 'Smoke',
      access: 'From the east',
      casualties: 'None known',
      services: 'Fire service on site',
    },
    signals: [],
    opened: { by: actorOf(member), at: now },
    seats: takeSeats(seating, actorOf(member), now),
    sitrepMinutes: 60,
    sitrepDueAt: now.add({ minutes: 60 }),
    closings: {},
    closedAt: undefined,
    revision: 1,
  });
  return id;
}

function contentOf(parts: Parts, wanted: Wanted, reference: string): MessageContent {
  const { partnership } = parts.presence(POLICE_SEAT);
  const sides = parts.directory.sides(partnership.id);
  const { kind = 'first', exercise = true, targets, follows } = wanted;
  const nextUpdateAt = parts.clock.now().add({ minutes: 30 }).toString();
  const frame = {
    happened: 'There is a fire at the station. Smoke drifts to the north.',
    doing: 'The fire service is on site. The square is closed.',
    advice: 'Keep windows closed. Stay away from the square.',
    unknown: 'We do not know yet how it began.',
  };
  const senders = [sides.police, sides.local_authority];
  const languages = [...new Set(targets.map(({ language }) => language))];
  const unrendered = {
    reference,
    kind,
    ...(follows && { refersTo: follows.hash }),
    exercise,
    ...(!wanted.nameless && { senders: sides }),
    nextUpdateAt,
    texts: languages.map((language) =>
      composeText({
        language,
        kind,
        exercise,
        frame,
        senders,
        nextUpdateAt,
        timeZone: partnership.timeZone,
      }),
    ),
    targets,
  };
  return { ...unrendered, renderings: renderAll(unrendered, sides) };
}

/** The target that a channel of the register is. */
export function targetOf(
  channel: { readonly conversationId: string; readonly name: string; readonly exercise: boolean },
  more: Partial<PushTarget> = {},
): PushTarget {
  const { conversationId, name, exercise } = channel;
  return {
    key: conversationId,
    group: 'joint_channels',
    name,
    language: 'en',
    variant: 'standard',
    people: 10,
    exercise,
    to: { conversationId },
    ...more,
  };
}
