import { describe, expect, it } from 'vitest';
import { adviceWords } from '../../src/bot/delivery/parked-cards.ts';
import { wordsFor } from '../../src/locales/words.ts';
import { slackMendedBy } from '../../src/platforms/slack/send/mending.ts';
import { teamsMendedBy } from '../../src/platforms/teams/send/mending.ts';

const MENDED_BY = { slack: slackMendedBy, teams: teamsMendedBy };
const words = wordsFor('en');

/** What coordinators are told to do, by what the platform said. */
describe('the advice for what was refused', () => {
  it.each([
    ['slack', 'channel', 'not_in_channel', '/invite @Tandem'],
    ['slack', 'channel', 'restricted_action_read_only_channel', 'read-only'],
    ['slack', 'channel', 'token_revoked', "does not take Tandem's token"],
    ['slack', 'channel', 'is_archived', 'partnership file'],
    ['slack', 'direct', 'user_not_found', 'tell them yourself'],
    ['slack', 'channel', 'a_code_of_next_year', 'doctor'],
    ['teams', 'channel', 'too_large', 'too large for Teams'],
    ['teams', 'channel', 'http_403', 'Teams administrator'],
    ['teams', 'channel', 'MessageWritesBlocked', 'Teams administrator'],
    ['teams', 'channel', 'BotNotInConversationRoster', 'owner of the team'],
    ['teams', 'channel', 'login_invalid_client', 'app id or password'],
    ['teams', 'direct', 'ConversationNotFound', 'add the app Tandem for themselves'],
  ] as const)('on %s, of a %s and "%s", fits both', (platform, kind, reason, advice) => {
    const conversation = { id: '', tenant: '', external: '', name: 'x', platform, kind };
    const said = adviceWords({ conversation, mendedBy: MENDED_BY[platform](reason) }, words);
    expect(said).toContain(advice);
    if (platform === 'teams') expect(said).not.toMatch(/workspace|Slack/);
  });
});
