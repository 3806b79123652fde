/**
 * What Slack takes. Longer content is continued, paged or shown in full elsewhere, never cut silently.
 * Sources: https://docs.slack.dev/reference/block-kit/, https://docs.slack.dev/reference/views/,
 * https://docs.slack.dev/apis/web-api/rate-limits/, https://docs.slack.dev/interactivity/.
 */
export const SLACK_LIMITS = {
  /** Blocks of a message. */
  messageBlocks: 50,
  /** Blocks of a modal or of App Home. */
  viewBlocks: 100,
  /** Characters of a message's own text; from 40,000 on Slack cuts. */
  messageCharacters: 4_000,
  /** Characters of the text of a section; kept for every block of text. */
  sectionCharacters: 3_000,
  contextCharacters: 2_000,
  /** Characters of what is said of a picture. */
  altCharacters: 2_000,
  headerCharacters: 150,
  buttonCharacters: 75,
  buttonValueCharacters: 2_000,
  buttonUrlCharacters: 3_000,
  actionsElements: 25,
  optionCharacters: 75,
  selectOptions: 100,
  optionGroups: 100,
  checkboxes: 10,
  radioButtons: 10,
  inputLabelCharacters: 2_000,
  inputHintCharacters: 2_000,
  /** Characters that one text input takes. */
  inputCharacters: 3_000,
  blockIdCharacters: 255,
  actionIdCharacters: 255,
  callbackIdCharacters: 255,
  viewTitleCharacters: 24,
  viewButtonCharacters: 24,
  metadataCharacters: 3_000,
  /** Uses of a `response_url`, within 30 minutes. */
  responseUrlUses: 5,
  /** A `trigger_id` opens a view for so long. */
  triggerMilliseconds: 3_000,
  /** A message a second goes to one channel. */
  channelPaceMilliseconds: 1_000,
  /** What must wait longer than this for its turn goes back into the queue, */
  waitMilliseconds: 3_000,
  /** and so does the rest of a long card after so long: its lease is to last. */
  tryMilliseconds: 6_000,
  /** Two conversations told to wait within so long: it is their workspace that must. */
  workspaceRefusedMilliseconds: 10_000,
  /** A signed request may be so old, or so far in the future. */
  signatureSeconds: 300,
  /** Bytes of a request; Slack's own stay far below. */
  bodyBytes: 1024 * 1024,
} as const;

/** From this many options on, one is chosen from a menu. */
export const MENU_FROM_OPTIONS = 6;
