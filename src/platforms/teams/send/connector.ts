import { z } from 'zod';
import type { TeamsConfig } from '../../../config.ts';
import type { Log } from '../../../log.ts';
import { createTokenSource } from '../identity/token.ts';
import { TEAMS_LIMITS } from '../limits.ts';
import { type Call, callOnce } from './connector-call.ts';
import { ConnectorFault, NEVER_LEFT, NO_ANSWER } from './connector-fault.ts';
import { allowedServiceUrl } from './service-url.ts';

/** A conversation, at the address that takes what is sent there. */
export interface Place {
  /** As the activity that came from there said it; a slash at its end may be missing. */
  readonly serviceUrl: string;
  /** `19:…@thread.tacv2`, with `;messageid=…` for a thread of it; `a:…` for one person. */
  readonly conversation: string;
}

export interface Posting extends Place {
  /** One member alone sees it: the one named in the activity's `recipient`. */
  readonly targeted?: boolean;
}

export interface PlaceOfActivity extends Place {
  readonly activity: string;
  /** It was shown to one member alone. */
  readonly targeted?: boolean;
}

/** A member of a conversation, as its roster knows them. */
export interface RosterEntry {
  /** `29:…`, known to this bot alone. */
  readonly id: string;
  readonly name: string | undefined;
  readonly aadObjectId: string | undefined;
  readonly tenantId: string | undefined;
}

/**
 * Every call that Tandem makes to the Bot Connector. Each is tried once: what came of it is for the
 * caller to judge.
 *
 * Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 *
 * @throws ConnectorFault
 */
export interface Connector {
  post(to: Posting, activity: object): Promise<{ readonly id: string }>;
  update(at: PlaceOfActivity, activity: object): Promise<void>;
  remove(at: PlaceOfActivity): Promise<void>;
  /**
   * Opens the conversation with one person, or finds the one that is open.
   *
   * @param at.user their object id.
   * @param at.bot the bot's own id there; `28:` and the app's id unless told.
   * @returns the conversation's id.
   */
  openDirect(at: {
    readonly serviceUrl: string;
    readonly tenant: string;
    readonly user: string;
    readonly bot?: string;
  }): Promise<string>;
  /**
   * @param at.user `29:…` or their object id.
   * @returns nothing if they are no member.
   */
  member(at: Place & { readonly user: string }): Promise<RosterEntry | undefined>;
  /** The first members of a conversation, so many at most. */
  members(at: Place, most: number): Promise<readonly RosterEntry[]>;
}

export interface ConnectorDeps {
  readonly teams: TeamsConfig;
  readonly log: Log;
  /** The global one unless told. */
  readonly fetch?: typeof fetch;
  /** How long an answer may take; as long as {@link TEAMS_LIMITS} says unless told. */
  readonly timeoutMilliseconds?: number;
}

/** Calls with the token of the bot, which goes to allowed addresses alone. */
export function createConnector(deps: ConnectorDeps): Connector {
  const call = createCaller(deps);
  return {
    async post(to, activity) {
      const query = to.targeted ? TARGETED : '';
      const path = `${conversationPath(to)}/activities${query}`;
      return { id: named.parse(await call(to, 'POST', path, activity)).id };
    },
    async update(at, activity) {
      await call(at, 'PUT', activityPath(at), activity);
    },
    async remove(at) {
      await call(at, 'DELETE', activityPath(at));
    },
    async openDirect({ serviceUrl, tenant, user, bot }) {
      const opening = {
        isGroup: false,
        bot: { id: bot ?? `28:${deps.teams.appId}` },
        members: [{ id: user }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      };
      const { id } = named.parse(await call({ serviceUrl }, 'POST', 'v3/conversations', opening));
      if (!id) throw new ConnectorFault(NO_ANSWER, 'no_id');
      return id;
    },
    async member(at) {
      const path = `${conversationPath(at)}/members/${segment(at.user)}`;
      const found = await call(at, 'GET', path).catch(nothingIfNoMember);
      return rosterEntry.safeParse(found).data;
    },
    async members(at, most) {
      const path = `${conversationPath(at)}/pagedmembers?pageSize=${most}`;
      return roster.parse(await call(at, 'GET', path)).members;
    },
  };
}

/** Only to an allowed address does a token ever go. */
function createCaller(deps: ConnectorDeps) {
  const { teams, log, timeoutMilliseconds = TEAMS_LIMITS.callMilliseconds } = deps;
  const request = deps.fetch ?? fetch;
  const tokens = createTokenSource(teams, request);
  return async (
    { serviceUrl }: { readonly serviceUrl: string },
    method: Call['method'],
    path: string,
    body?: object,
  ): Promise<unknown> => {
    const base = allowedServiceUrl(teams, serviceUrl);
    if (!base) throw new ConnectorFault(NEVER_LEFT, 'service_url_not_allowed');
    try {
      const token = await tokens.token();
      const call = { method, url: base + path, token, timeoutMilliseconds };
      return await callOnce(request, body ? { ...call, body } : call);
    } catch (error) {
      if (!(error instanceof ConnectorFault)) throw error;
      if (error.status === 401) tokens.refused();
      const { status, code } = error;
      log.warn({ platform: 'teams', method, status, code }, 'connector call failed');
      throw error;
    }
  };
}

const TARGETED = '?isTargetedActivity=true';

function conversationPath({ conversation }: Place): string {
  return `v3/conversations/${segment(conversation)}`;
}

function activityPath(at: PlaceOfActivity): string {
  const path = `${conversationPath(at)}/activities/${segment(at.activity)}`;
  return at.targeted ? path + TARGETED : path;
}

/** An id as one part of a path. Of dots alone it would be none, however it is written. */
function segment(id: string): string {
  if (/^\.{0,2}$/.test(id)) throw new ConnectorFault(404, '');
  return encodeURIComponent(id);
}

/** What was made. It was made even where no id comes back: that is no reason to make it again. */
const named = z.object({ id: z.string().default('') }).catch({ id: '' });

/** Teams calls the object id by one of two names. */
const rosterEntry = z
  .object({
    id: z.string().min(1),
    name: z.string().optional(),
    aadObjectId: z.string().optional(),
    objectId: z.string().optional(),
    tenantId: z.string().optional(),
  })
  .transform(({ id, name, aadObjectId, objectId, tenantId }) => ({
    id,
    name,
    aadObjectId: aadObjectId ?? objectId,
    tenantId,
  }));

const roster = z.object({ members: z.array(rosterEntry) }).catch({ members: [] });

function nothingIfNoMember(error: unknown): undefined {
  const unknown = error instanceof ConnectorFault && error.status === 404;
  if (!unknown || error.code === 'ConversationNotFound') throw error;
}
