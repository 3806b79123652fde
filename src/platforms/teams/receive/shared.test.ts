import { expect, it } from 'vitest';
import { isShared } from './receive.ts';

it('takes a conversation for one where others read along, unless Teams says that it is a chat with Tandem alone', () => {
  const cases: [string, string | undefined, boolean][] = [
    ['a:1xyz', 'personal', false],
    ['a:1xyz', undefined, false],
    ['19:desk@thread.tacv2', 'channel', true],
    ['19:desk@thread.tacv2', undefined, true],
    ['19:chat@thread.v2', 'groupChat', true],
    ['19:chat@thread.v2', 'somethingNew', true],
    ['29:of-a-kind-to-come', undefined, true],
    ['48:notes', undefined, true],
  ];
  for (const [id, conversationType, shared] of cases)
    expect(isShared({ id, conversationType }), `${id} ${conversationType}`).toBe(shared);
});
