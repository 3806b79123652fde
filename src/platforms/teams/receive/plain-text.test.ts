import { describe, expect, it } from 'vitest';
import { plainOf, plainOfHtml } from './plain-text.ts';

describe('what somebody wrote in Teams, as plain text', () => {
  it.each([
    ['signal a &lt;van&gt; &amp; more', 'signal a <van> & more'],
    ['&nbsp;signal\u00a0list ', 'signal list'],
    ['ask <at>Liaison officer</at> now', 'ask Liaison officer now'],
    ['&#233;&#xe9; &unheard; &#x110000;', 'éé &unheard; &#x110000;'],
    ['1 < 2 and <b>', '1 < 2 and <b>'],
    // Decoded once only: what was typed as an entity stays one.
    ['&amp;lt;', '&lt;'],
  ])('%j is %j', (text, plain) => {
    expect(plainOf(text)).toBe(plain);
  });

  it.each([
    ['<p>One</p><p>Two<br/>Three</p>', 'One\nTwo\nThree'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['<div>x <img src="y" alt="z"><b>&lt;b&gt;</b></div>', 'x <b>'],
    ['plain', 'plain'],
    ['', ''],
  ])('of a message, %j is %j', (html, plain) => {
    expect(plainOfHtml(html)).toBe(plain);
  });
});
