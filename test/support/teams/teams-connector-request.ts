/** What can be made to fail: a kind of call to the connector, or getting a token. */
export type TeamsCallKind = 'post' | 'update' | 'remove' | 'open' | 'member' | 'members' | 'token';

/** What a path of the connector is about. */
export interface ConnectorRequest {
  readonly method: string;
  readonly conversation: string | undefined;
  readonly root: string | undefined;
  readonly activity: string | undefined;
  readonly member: string | undefined;
  /** How many members are asked for. */
  readonly members: number | undefined;
  readonly targeted: boolean;
  readonly body: string;
}

const PATH =
  /^\/emea\/v3\/conversations(?:\/([^/]+)(?:\/activities(?:\/([^/]+))?|\/members\/([^/]+)|\/(pagedmembers)))?\/?$/;

/** @returns nothing if it is not for the connector. */
export function connectorRequest(
  method: string,
  url: string,
  body: string,
): ConnectorRequest | undefined {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  const [matched, place, activity, member, paged] = PATH.exec(pathname) ?? [];
  if (matched === undefined) return undefined;
  const [conversation, thread] = place ? decodeURIComponent(place).split(';messageid=') : [];
  return {
    method,
    conversation,
    root: thread,
    activity: activity && decodeURIComponent(activity),
    member: member && decodeURIComponent(member),
    members: paged === undefined ? undefined : Number(searchParams.get('pageSize')),
    targeted: searchParams.get('isTargetedActivity') === 'true',
    body,
  };
}

export function kindOf({ method, conversation, member, members }: ConnectorRequest): TeamsCallKind {
  if (conversation === undefined) return 'open';
  if (member !== undefined) return 'member';
  if (members !== undefined) return 'members';
  if (method === 'PUT') return 'update';
  return method === 'DELETE' ? 'remove' : 'post';
}
