import { describe, expect, it } from 'vitest';
import { plainOf } from './plain-text.ts';

describe('what somebody wrote in Slack, as plain text', () => {
  it.each([
    ['mail <mailto:jane@example.org|jane@example.org> now', 'mail jane@example.org now'],
    ['call <tel:+31612345678|06 12345678>', 'call 06 12345678'],
    ['see <http://example.nl|example.nl>', 'see example.nl'],
    ['see <https://example.nl/a?b=1&amp;c=2>', 'see https://example.nl/a?b=1&c=2'],
    ['see <https://example.nl/|the page>', 'see the page (https://example.nl/)'],
    ['<@U0POLICE1> and <@U0POLICE1|jane>', '@U0POLICE1 and @jane'],
    ['in <#C0JOINT|joint-desk> and <#C0JOINT>', 'in #joint-desk and #C0JOINT'],
    ['<!here> <!subteam^S1|@desk>', '@here @desk'],
    ['<!date^1796720400^{date_short_pretty}, {time}|Tue 8 Dec, 10:00>', 'Tue 8 Dec, 10:00'],
    ['5 < 6 and 7 > 2', '5 < 6 and 7 > 2'],
    ['5 &lt; 6 &amp; 7 &gt; 2', '5 < 6 & 7 > 2'],
    ['a <b> c', 'a <b> c'],
    // Decoded once only: what was typed as an entity or a mark stays one.
    ['&amp;lt;', '&lt;'],
    ['&lt;!channel&gt; @here', '<!channel> @here'],
    ['{{DATE(2001-09-11T08:00:00Z, LONG)}}', '{{DATE(2001-09-11T08:00:00Z, LONG)}}'],
  ])('%j is %j', (text, plain) => {
    expect(plainOf(text)).toBe(plain);
  });
});
