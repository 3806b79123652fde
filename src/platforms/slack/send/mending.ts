import { mendingByCode } from '../../shared/mending-by-code.ts';

/**
 * What brings out what Slack refuses, by its code. A code that is not here is for whoever looks it up:
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
export const slackMendedBy = mendingByCode({
  inviting: ['not_in_channel'],
  installing: ['missing_scope', 'no_permission', 'not_installed'],
  login: [
    'account_inactive',
    'invalid_auth',
    'not_allowed_token_type',
    'not_authed',
    'token_expired',
    'token_revoked',
  ],
  permitting: [
    'access_denied',
    'ekm_access_denied',
    'messages_tab_disabled',
    'org_login_required',
    'restricted_action',
    'restricted_action_non_threadable_channel',
    'restricted_action_read_only_channel',
    'restricted_action_thread_locked',
    'restricted_action_thread_only_channel',
    'team_access_not_granted',
  ],
  registering: [
    'cannot_dm_bot',
    'channel_not_found',
    'is_archived',
    'user_disabled',
    'user_not_found',
  ],
  shortening: ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long'],
});
