import type { Reply } from '../../../src/bot/declare/reply.ts';
import type { Dialog, FormValues } from '../../../src/cards/dialog.ts';
import type { MessageVersion } from '../../../src/domain/crisis/message.ts';
import type { CrisisUnit } from '../../../src/domain/crisis/unit.ts';
import type { World } from '../world.ts';
import { dialogOf } from './steps.ts';

export const POLICE = 'liaison-officer';
export const POLICE_DEPUTY = 'community-officer';
export const COUNCIL = 'mayors-office';
export const COUNCIL_DEPUTY = 'safety-coordinator';

export const EVENT = { type: 'fire in a warehouse', location: 'the old warehouse on Dock road' };

/** A crisis unit of the example partnership, as its people work in it. */
export interface CrisisStage {
  open(more?: FormValues): Promise<CrisisUnit>;
  /** Ends whatever is open, so that the next test begins anew. */
  reset(): Promise<void>;
  unit(): Promise<CrisisUnit>;
  /** The first message, or the next version of the one that waits. */
  write(by: string, more?: FormValues): Promise<MessageVersion>;
  newest(): Promise<MessageVersion>;
  sign(by: string, version: MessageVersion): Promise<Reply>;
  push(by: string, version: MessageVersion): Promise<Reply>;
}

/** What a form begins with, as it is sent back. */
export function standsIn({ fields }: Dialog): FormValues {
  const values = fields.flatMap((field): [string, string | readonly string[]][] => {
    if (field.tag === 'note') return [];
    const value = field.value ?? '';
    if (field.tag !== 'choice') return [[field.name, value]];
    return [[field.name, field.most > 1 ? [...value] : (value[0] ?? '')]];
  });
  return Object.fromEntries(values);
}

/** Sends an open form as it stands, but for what is typed. */
export function send(world: World, by: string, reply: Reply, typed: FormValues = {}) {
  const dialog = dialogOf(reply);
  const { action, key, about } = dialog;
  const more = { key, ...(about !== undefined && { about }) };
  return world.submit(by, action, { ...standsIn(dialog), ...typed }, more);
}

export function crisisIn(world: World): CrisisStage {
  const partnershipId = world.presence(POLICE).partnership.id;
  const stage: CrisisStage = {
    async open(more = {}) {
      const form = await world.command(POLICE, 'crisis', 'open');
      await send(world, POLICE, form, { ...EVENT, ...more });
      return stage.unit();
    },
    async reset() {
      await world.database.prisma.crisisUnit.updateMany({ data: { closedAt: new Date(0) } });
      await world.database.prisma.reminder.deleteMany({});
      await world.database.prisma.delivery.deleteMany({});
    },
    unit: () =>
      world.unitOfWork.transaction(async ({ crisisUnits }) => {
        const unit = (await crisisUnits.listOpen(partnershipId)).at(-1);
        if (!unit) throw new Error('No unit is open.');
        return unit;
      }),
    async write(by, more = {}) {
      const { id } = await stage.unit();
      const reply = await send(world, by, await world.press(by, 'crisis.message', id), more);
      if (reply.kind !== 'card') throw new Error(`Not written: ${JSON.stringify(reply)}`);
      return stage.newest();
    },
    async newest() {
      const { id } = await stage.unit();
      return world.unitOfWork.transaction(async ({ crisisMessages }) => {
        const version = (await crisisMessages.listCurrent(id)).at(-1)?.version;
        if (!version) throw new Error('There is no version.');
        return version;
      });
    },
    sign: (by, { id, hash }) => world.press(by, 'crisis.sign', `${id} ${hash}`),
    async push(by, { id, hash }) {
      const form = await world.press(by, 'crisis.push', `${id} ${hash}`);
      return send(world, by, form);
    },
  };
  return stage;
}
