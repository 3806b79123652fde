import { describe, expect, it } from 'vitest';
import { typedText } from './typed-text.ts';

const BOT = '28:tandem';
const AT = '<at>Tandem</at>';
const mention = (id: string, text: string) =>
  ({ type: 'mention', mentioned: { id }, text }) as const;

function read(text: string) {
  return typedText({
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl: 'https://smba.example',
    from: { id: '29:a' },
    recipient: { id: BOT },
    conversation: { id: '19:c' },
    text,
    entities: [mention(BOT, AT), mention('29:jane', '<at>Jane</at>')],
  });
}

describe('what somebody typed to Tandem', () => {
  it.each([
    `${AT} signal list`,
    `${AT}&nbsp;signal list`,
    `${AT}\u200b signal list\u200b`,
    `\ufeff${AT}\u2060signal list`,
    `<p>${AT} signal list</p>`,
    `${AT}<p>signal list</p>`,
    `<div>${AT}&nbsp;<strong>signal list</strong></div>`,
    `${AT} <code>signal list</code>`,
    `${AT} **signal list**`,
    `${AT} \`signal list\``,
    `${AT} *signal* list`,
    `${AT} ${AT} signal list`,
    `<at>Jane</at> ${AT} signal list`,
    `${AT} <at>Jane</at>, signal list`,
    `Hi ${AT}, signal list`,
    `Good morning! ${AT}: signal list`,
    `signal list ${AT}`,
    'signal list',
  ])('%j is "signal list"', (text) => {
    expect(read(text)).toEqual({ text: 'signal list', left: false });
  });

  it.each([
    [`${AT}`, ''],
    [`${AT} ask <at>Jane</at> now`, 'ask Jane now'],
    [`${AT} 5 &lt; 6 & 7 > 2`, '5 < 6 & 7 > 2'],
    [`${AT} signal 1 < 2 and <b>`, 'signal 1 < 2 and <b>'],
    [`${AT} signal two *old* vans`, 'signal two *old* vans'],
  ])('%j is %j', (text, typed) => {
    expect(read(text)).toEqual({ text: typed, left: false });
  });

  it('says when more than a greeting stands before the mention', () => {
    const text = `Quillfeather was at the tram stop today ${AT} signal`;
    expect(read(text)).toEqual({ text: 'signal', left: true });
  });
});
