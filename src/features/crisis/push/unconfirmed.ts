import type { Scene } from '../../../bot/use-case.ts';
import { type Standing, standings } from '../../../domain/crisis/push.ts';

/** The subject of what is asked of those who signed: everything that nobody else sees to. */
export const THE_REST = 'board';

/**
 * The places of a push where nobody has confirmed yet that it was read, by the subject of a reminder: the key of
 * a place, or {@link THE_REST}.
 */
export async function unconfirmed(
  { pushes, crisisMessages }: Pick<Scene['stores'], 'pushes' | 'crisisMessages'>,
  versionId: string,
): Promise<(subject: string) => readonly Standing[]> {
  const push = await pushes.find(versionId);
  const version = await crisisMessages.findVersion(versionId);
  if (!push || !version) return () => [];
  const wanting = ['sent', 'held', 'to_call', 'unreachable'];
  const all = standings(version.content.targets, push).filter(({ state }) =>
    wanting.includes(state),
  );
  return (subject) =>
    subject === THE_REST ? all : all.filter(({ target }) => target.key === subject);
}
