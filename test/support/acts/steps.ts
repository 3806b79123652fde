import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Reply } from '../../../src/bot/declare/reply.ts';
import { saveSignal } from '../../../src/bot/signals/save-signal.ts';
import type { Button, Card } from '../../../src/cards/card.ts';
import type { ChoiceField, Dialog, FormValues } from '../../../src/cards/dialog.ts';
import { actorOf } from '../../../src/domain/people/member.ts';
import type { ProtocolTerms } from '../../../src/domain/protocol/protocol.ts';
import { chooseLead } from '../../../src/domain/signal/lead.ts';
import type { Signal } from '../../../src/domain/signal/signal.ts';
import { textOf } from '../shown/text-of.ts';
import { toldMembers } from '../shown/told.ts';
import { signalForm, type World } from '../world.ts';

/** A Tuesday, 10:00 in Amsterdam; office hours are 08:30 to 17:00. */
const START = Temporal.Instant.from('2026-11-24T09:00:00Z');
/** Cards of the feature, to one member alone. */
export const OWNED = /^step\./;

/** What tests of steps do over and over in a world. */
export function stepsIn(world: World) {
  const { prisma } = world.database;
  const idOf = (key: string) => world.presence(key).member.id;
  const now = () => world.clock.now();

  /** Back to that Tuesday, with no step and no message. */
  async function reset(): Promise<void> {
    world.clock.move({ milliseconds: START.epochMilliseconds - now().epochMilliseconds });
    await prisma.delivery.deleteMany();
    await prisma.step.deleteMany();
    await prisma.protocolSignature.deleteMany();
    await prisma.protocol.deleteMany();
  }

  async function raised(by = 'liaison-officer', more: FormValues = {}): Promise<string> {
    const form = [by, 'signal.raise', signalForm(more), { key: randomUUID() }] as const;
    let reply = await world.submit(...form);
    // The first of all may be slow on a busy machine; pressed again, it is recorded once.
    while (textOf(reply).startsWith('Not recorded yet')) reply = await world.submit(...form);
    return /S-\d{4}-\d{4}/.exec(textOf(reply))?.[0] ?? textOf(reply);
  }

  /** @returns the reference of a new signal that the other side acknowledged and leads. */
  async function led(by = 'liaison-officer', more: FormValues = {}): Promise<string> {
    const reference = await raised(by, more);
    await world.press('safety-coordinator', 'signal.acknowledge', reference);
    const { member, partnership } = world.presence('safety-coordinator');
    const side = 'local_authority';
    const contacts = [{ id: randomUUID(), side, contact: actorOf(member) }] as const;
    const choice = { id: randomUUID(), mode: side, suggested: side, contacts } as const;
    const deed = { by: actorOf(member), at: now() };
    await world.unitOfWork.transaction(async (stores) => {
      const signal = await stores.signals.findForUpdate(partnership.id, reference);
      if (!signal) throw new Error('There is no such signal.');
      const chosen = chooseLead(signal, { ...choice, instead: undefined }, deed, now());
      await saveSignal({ stores, partnership, now: now() }, chosen);
    });
    return reference;
  }

  async function signalOf(reference: string): Promise<Signal> {
    const { partnership } = world.presence('liaison-officer');
    const signal = await world.unitOfWork.transaction((stores) =>
      stores.signals.findByReference(partnership.id, reference),
    );
    if (!signal) throw new Error('There is no such signal.');
    return signal;
  }

  const stepForm = (more: FormValues = {}): FormValues => ({
    what: 'call the youth workers',
    owner: idOf('safety-coordinator'),
    due: 'Thu 14:00',
    ...more,
  });

  const name = (who: string, about: string, more: FormValues = {}, key = randomUUID()) =>
    world.submit(who, 'step.new', stepForm(more), { about, key });

  /** @returns the id of a new step. */
  async function named(reference: string, more: FormValues = {}, who = 'safety-coordinator') {
    expect(textOf(await name(who, reference, more))).toContain('next step named');
    return (await signalOf(reference)).steps.at(-1)?.id ?? '';
  }

  const done = (who: string, about: string, values: FormValues = {}, key = randomUUID()) =>
    world.submit(who, 'step.done', values, { about, key });

  /** What members were told since this was asked last: "who: title". */
  async function told(): Promise<string[]> {
    const found = await toldMembers(world, OWNED);
    await prisma.delivery.deleteMany();
    return found.map(({ who, card }) => `${who}: ${card.title}`).toSorted();
  }

  /** What the log says was done, oldest first. */
  async function audit(reference: string): Promise<string[]> {
    const { id: recordId } = await signalOf(reference);
    const orderBy = { number: 'asc' } as const;
    const rows = await prisma.auditEntry.findMany({ where: { recordId }, orderBy });
    return rows.map(({ action }) => action);
  }

  /** A protocol that both sides signed. */
  async function inForce(terms: ProtocolTerms): Promise<void> {
    const { partnership } = world.presence('liaison-officer');
    const deed = (key: string) => ({ by: actorOf(world.presence(key).member), at: now() });
    const written = deed('liaison-officer');
    const protocol = {
      id: randomUUID(),
      partnershipId: partnership.id,
      number: 1,
      terms,
      written,
      signatures: { police: written, local_authority: deed('safety-coordinator') },
    };
    await world.unitOfWork.transaction(async (stores) => {
      await stores.protocols.insert({ ...protocol, signatures: {} });
      await stores.protocols.update(protocol, now());
    });
  }

  return { idOf, reset, raised, led, signalOf, stepForm, name, named, done, told, audit, inForce };
}

export function inAmsterdam(due: Temporal.Instant | undefined): string | undefined {
  return due?.toZonedDateTimeISO('Europe/Amsterdam').toPlainDateTime().toString();
}

function cardOf(reply: Reply): Card {
  if (reply.kind !== 'card') throw new Error(`Not a card: ${textOf(reply)}`);
  return reply.card;
}

export function labels(reply: Reply): string[] {
  return cardOf(reply).buttons.map(({ label }) => label);
}

export function rowButtons(reply: Reply): Button[] {
  return cardOf(reply).blocks.flatMap((block) =>
    block.tag === 'list' ? block.rows.flatMap(({ button }) => (button ? [button] : [])) : [],
  );
}

export function dialogOf(reply: Reply): Dialog {
  if (reply.kind !== 'dialog') throw new Error(`Not a dialog: ${textOf(reply)}`);
  return reply.dialog;
}

export function textIn({ fields }: Dialog, name: string): string {
  const found = fields.find((field) => field.tag === 'text' && field.name === name);
  return found?.tag === 'text' ? (found.value ?? '') : '';
}

export function choiceOf({ fields }: Dialog, name: string): ChoiceField {
  const found = fields.find((field) => field.tag === 'choice' && field.name === name);
  if (found?.tag !== 'choice') throw new Error(`No choice ${name}.`);
  return found;
}
