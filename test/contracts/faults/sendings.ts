import { drainConversation } from '../../../src/bot/delivery/deliver.ts';
import { createOweAnswer } from '../../../src/bot/delivery/owe-answer.ts';
import type { Card } from '../../../src/cards/card.ts';
import type { PartnershipFile } from '../../../src/domain/register/partnership-file.ts';
import { createLog } from '../../../src/log.ts';
import type { Messenger } from '../../../src/ports/delivery/messenger.ts';
import type { OweAnswer } from '../../../src/ports/delivery/private-answer.ts';
import { registerWriter } from '../../../src/storage/people/register-writer.ts';
import { send } from '../../support/acts/crisis.ts';
import { deliverDeps } from '../../support/acts/owed-card.ts';
import { COUNCIL_SEAT, signedVersion, targetOf } from '../../support/acts/signed-version.ts';
import { openOneForTest } from '../../support/databases.ts';
import { createWorld, signalForm, type World } from '../../support/world.ts';

/** What a file and a picture are sent as: their addresses stand in what one person alone is shown. */
export const FILE_CARD: Card = {
  title: 'The file is ready',
  blocks: [{ tag: 'link', label: 'Fetch it', url: 'https://tandem.example.org/files/once' }],
  buttons: [],
};
export const ALT = 'Three came, then two.';
export const PICTURE_CARD: Card = {
  title: 'Who came',
  blocks: [{ tag: 'image', png: Buffer.from('a picture').toString('base64'), alt: ALT }],
  buttons: [],
};
/** How each is found again, once it is sent. */
export const SIGNAL = { card: 'signal.card', says: 'S-2026-' };
export const PUSHED = { card: 'crisis.push', says: 'There is a fire at the station' };
export const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
/** More tries than anything here takes. */
const MOST_TRIES = 12;
/** In which the worker takes them. */
const ORDER = [{ urgent: 'desc' }, { order: 'asc' }] as const;

/** One partnership on one platform, whose deliveries are made by hand. */
export interface Sendings {
  readonly world: World;
  readonly owe: OweAnswer;
  /** Waits in no time. */
  pause(milliseconds: number): Promise<void>;
  /** A card that is owed to the channel, as the platform would be given it. */
  card(): Promise<void>;
  /** A signed message that was pushed to it. */
  pushed(): Promise<void>;
  /** Tries what is owed to a conversation, however long it takes. @returns how it, or what is shown by this card, stands then. */
  settle(kind: 'channel' | 'direct', external: string, card?: string): Promise<string>;
  /** Begins anew. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export async function createSendings(
  file: (world: World) => PartnershipFile,
  messengerOf: (sendings: Pick<Sendings, 'world' | 'pause'>) => Messenger,
): Promise<Sendings> {
  const database = await openOneForTest();
  const world = await createWorld(database);
  const { clock, directory, unitOfWork } = world;
  await registerWriter(database).apply(file(world), clock.now());
  await directory.refresh();
  const pause = async (milliseconds: number) =>
    clock.move({ milliseconds: Math.ceil(milliseconds) });
  const messenger = messengerOf({ world, pause });
  const deps = deliverDeps(world, messenger);
  const { prisma } = database;
  const { partnership } = world.presence('liaison-officer');
  const channel = () => {
    const found = directory
      .channels(partnership.id)
      .find(({ platform }) => platform === messenger.platform);
    if (!found) throw new Error('No channel there.');
    return found;
  };

  return {
    world,
    pause,
    owe: createOweAnswer({ unitOfWork, directory, clock, log: createLog('silent') }),
    async card() {
      await world.submit('liaison-officer', 'signal.raise', signalForm());
    },
    async pushed() {
      const { id, hash } = await signedVersion(world, { targets: [targetOf(channel())] });
      const form = await world.press(COUNCIL_SEAT, 'crisis.push', `${id} ${hash}`);
      await send(world, COUNCIL_SEAT, form);
    },
    async settle(kind, external, card) {
      const { platform } = messenger;
      const conversation = await prisma.conversation.findFirst({
        where: { platform, kind, external },
      });
      if (!conversation) return 'nothing owed';
      const conversationId = conversation.id;
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        await drainConversation(deps, conversationId);
        const waiting = { conversationId, state: { in: ['owed', 'unknown'] } };
        const next = await prisma.delivery.findFirst({ where: waiting, orderBy: [...ORDER] });
        if (!next) break;
        const milliseconds = next.dueAt.getTime() - clock.now().epochMilliseconds;
        clock.move({ milliseconds: Math.max(milliseconds, 1) });
      }
      const rows = await prisma.delivery.findMany({
        where: { conversationId, ...(card && { card }) },
      });
      const [worst] = ['held', 'parked', 'owed', 'unknown', 'sent'].filter((state) =>
        rows.some((row) => row.state === state),
      );
      const notices = { card: { in: ['delivery.parked', 'delivery.unreached'] } };
      const told = (await prisma.delivery.count({ where: notices })) > 0;
      return told ? `${worst}, told` : (worst ?? 'nothing owed');
    },
    async clear() {
      await prisma.delivery.deleteMany();
      await prisma.owedAnswer.deleteMany();
      // Coordinators are told of a place once, until it is mended.
      await prisma.parkedPlace.deleteMany();
      // Nobody waits for anything any more.
      clock.move({ hours: 1 });
    },
    stop: () => database.close(),
  };
}

/** In a word, how something stands, and how often people see it. */
export function standing(state: string, texts: readonly string[]): string {
  if (texts.some((text) => text.includes('did not take it'))) return 'told';
  const doubted = texts.filter((text) => text.includes('sent again; the first may have arrived'));
  const many = ['', 'once', 'twice'][texts.length] ?? `${texts.length} times`;
  const said = doubted.length === 0 ? many : `${many}, said so`;
  if (state !== 'sent') return many ? `${state}, there ${said}` : state;
  return said || 'NOTHING';
}
