import { mendingByCode } from '../../shared/mending-by-code.ts';

/** There is no reference: nobody there has installed Tandem, or spoken to it. */
export const NOT_INSTALLED = 'not_installed';
/** The connector does not take a token that the login has just given. */
export const TOKEN_REFUSED = 'token_refused';
/** The card is too large. */
export const TOO_LARGE = 'too_large';

/**
 * What brings out what Teams refuses, by the connector's code, the login's, or one of ours. `http_…` stands for an
 * answer without a code.
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
 */
export const teamsMendedBy = mendingByCode({
  inviting: ['BotNotInConversationRoster', 'ConversationNotFound'],
  installing: [NOT_INSTALLED, 'InvalidBotApiHost', 'service_url_not_allowed'],
  login: [
    TOKEN_REFUSED,
    'BotNotRegistered',
    'login_invalid_client',
    'login_invalid_grant',
    'login_invalid_request',
    'login_invalid_resource',
    'login_invalid_scope',
    'login_unauthorized_client',
  ],
  permitting: [
    'BotDisabledByAdmin',
    'ConversationBlockedByUser',
    'ForbiddenOperationException',
    'MessageWritesBlocked',
    'NotEnoughPermissions',
    'http_403',
  ],
  shortening: [TOO_LARGE, 'MessageSizeTooBig', 'BadSyntax', 'http_400'],
});
