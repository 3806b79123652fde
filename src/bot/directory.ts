import type { Member } from '../domain/people/member.ts';
import type { Partnership } from '../domain/people/partnership.ts';
import type { Side } from '../domain/people/side.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Notices } from '../ports/notices.ts';
import type { AccountKey } from '../ports/people/account.ts';
import type { Register, RegisteredChannel, RegisterStore } from '../ports/stores.ts';

/** Where and as whom somebody acts. */
export interface IdentifiedMember {
  readonly member: Member;
  readonly partnership: Partnership;
}

/**
 * Who is known, in memory: nothing here waits for the database, so that a command
 * can be answered whatever the database does.
 */
export interface Directory {
  /**
   * @param conversation the platform's id of the channel, if it was in one.
   * @throws Refusal `unknown_person`, or `which_partnership` for a person of several.
   */
  identify(actor: AccountKey, conversation: string | undefined): IdentifiedMember;
  partnership(id: string): Partnership | undefined;
  partnerships(): readonly Partnership[];
  members(partnershipId: string): readonly Member[];
  /** Whose account it is in that partnership. */
  member(partnershipId: string, account: AccountKey): Member | undefined;
  jointChannels(partnershipId: string): readonly RegisteredChannel[];
  /** The joint ones, and those that only crisis messages go to. */
  channels(partnershipId: string): readonly RegisteredChannel[];
  /** How to reach a member: on the first of these platforms where they have an account. */
  account(memberId: string, platforms: readonly string[]): AccountKey | undefined;
  /** Has a member an account in that workspace or tenant? */
  hasAccountIn(memberId: string, where: Pick<AccountKey, 'platform' | 'tenant'>): boolean;
  /** The organisations of each side by name, as one phrase: "Police Havenstad". */
  sides(partnershipId: string): Readonly<Record<Side, string>>;
  /** Reads the register anew. Of several readings the one that began last is kept, however they end. */
  refresh(): Promise<void>;
}

/** Everybody who is known, read once and kept in memory. */
export async function createDirectory(store: RegisterStore): Promise<Directory> {
  const directory = emptyDirectory(store);
  await directory.refresh();
  return directory;
}

/**
 * The same, kept as the register changes. It listens before it reads, so that nothing changes unheard.
 *
 * @param unread told when it could not be read at a notice.
 */
export async function followRegister(
  store: RegisterStore,
  notices: Notices,
  unread: () => void,
): Promise<Directory> {
  const directory = emptyDirectory(store);
  await notices.listen('directory', () => void directory.refresh().catch(unread));
  await directory.refresh();
  return directory;
}

function emptyDirectory(store: RegisterStore): Directory {
  let index = indexRegister({ partnerships: [], members: [], channels: [] });
  let begun = 0;
  let shown = 0;
  return {
    identify: (actor, conversation) => identify(index, actor, conversation),
    partnership: (id) => index.partnerships.get(id),
    partnerships: () => [...index.partnerships.values()],
    members: (partnershipId) => index.members.get(partnershipId) ?? [],
    member: (partnershipId, account) =>
      index.accounts
        .get(accountText(account))
        ?.find((member) => member.partnershipId === partnershipId),
    jointChannels: (partnershipId) => index.jointChannels.get(partnershipId) ?? [],
    channels: (partnershipId) => index.channels.get(partnershipId) ?? [],
    account: (memberId, platforms) =>
      platforms
        .map((platform) => index.reach.get(memberId)?.find((key) => key.platform === platform))
        .find((key) => key !== undefined),
    hasAccountIn: (memberId, { platform, tenant }) =>
      (index.reach.get(memberId) ?? []).some(
        (key) => key.platform === platform && key.tenant === tenant,
      ),
    sides: (partnershipId) => index.sides.get(partnershipId) ?? sidesOf([]),
    async refresh() {
      begun += 1;
      const number = begun;
      const register = await store.load();
      if (number < shown) return;
      shown = number;
      index = indexRegister(register);
    },
  };
}

interface Index {
  readonly partnerships: ReadonlyMap<string, Partnership>;
  readonly members: ReadonlyMap<string, Member[]>;
  readonly channels: ReadonlyMap<string, RegisteredChannel[]>;
  readonly jointChannels: ReadonlyMap<string, RegisteredChannel[]>;
  readonly sides: ReadonlyMap<string, Record<Side, string>>;
  readonly accounts: ReadonlyMap<string, Member[]>;
  readonly reach: ReadonlyMap<string, readonly AccountKey[]>;
}

function indexRegister(register: Register): Index {
  const accounts = register.members.flatMap(({ member, accounts: keys }) =>
    keys.map((key) => ({ member, key: accountText(key) })),
  );
  const members = Map.groupBy(
    register.members.map(({ member }) => member),
    (member) => member.partnershipId,
  );
  const joint = register.channels.filter(({ groups }) => groups.includes('joint_channels'));
  return {
    partnerships: new Map(register.partnerships.map((one) => [one.id, one])),
    members,
    sides: new Map([...members].map(([partnershipId, of]) => [partnershipId, sidesOf(of)])),
    jointChannels: Map.groupBy(joint, (channel) => channel.partnershipId),
    channels: Map.groupBy(register.channels, (channel) => channel.partnershipId),
    reach: new Map(register.members.map(({ member, accounts: keys }) => [member.id, keys])),
    accounts: new Map(
      [...Map.groupBy(accounts, ({ key }) => key)].map(([key, found]) => [
        key,
        found.map(({ member }) => member),
      ]),
    ),
  };
}

function sidesOf(members: readonly Member[]): Record<Side, string> {
  const named = (side: Side) =>
    members
      .filter(({ organisation }) => organisation.side === side)
      .map(({ organisation }) => organisation.name);
  const phrase = (side: Side) => [...new Set(named(side))].join(', ');
  return { police: phrase('police'), local_authority: phrase('local_authority') };
}

function identify(
  index: Index,
  actor: AccountKey,
  conversation: string | undefined,
): IdentifiedMember {
  const found = index.accounts.get(accountText(actor)) ?? [];
  const member = found.length > 1 ? memberHere(index, found, actor, conversation) : found[0];
  const partnership = member && index.partnerships.get(member.partnershipId);
  if (!member || !partnership) throw new Refusal('unknown_person');
  return { member, partnership };
}

/** Of a person's several partnerships, the one whose joint channel this is. */
function memberHere(
  index: Index,
  found: readonly Member[],
  actor: AccountKey,
  conversation: string | undefined,
): Member {
  const here = found.filter((member) =>
    index.channels
      .get(member.partnershipId)
      ?.some((channel) => channel.platform === actor.platform && channel.external === conversation),
  );
  if (here.length === 1 && here[0]) return here[0];
  const names = found.map((member) => index.partnerships.get(member.partnershipId)?.name ?? '');
  throw new Refusal('which_partnership', { partnerships: names.join(', ') });
}

function accountText({ platform, tenant, user }: AccountKey): string {
  return JSON.stringify([platform, tenant, user]);
}
