import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type * as AdaptiveCards from 'adaptivecards';
import type { Browser, Locator, Page } from 'playwright-core';
import { inject } from 'vitest';
import { z } from 'zod';
import { BOT, CHANNEL_NAME, personId, TENANT } from '../playground/people.ts';
import { type Playground, startPlayground } from '../playground/start.ts';
import { listen } from '../playground/stream.ts';
import { openBrowser } from '../support/chromium.ts';

/** Screenshots to look at: `SCREENSHOTS=folder npm test`. */
const SHOTS = process.env['SCREENSHOTS'];
const RENDERER = fileURLToPath(
  new URL('../../node_modules/adaptivecards/dist/adaptivecards.min.js', import.meta.url),
);
const ANYWHERE_ELSE = /^https?:\/\/(?!127\.0\.0\.1[:/]|localhost[:/])/;

/** The Agents Playground in a browser, with what it says to its page and to Tandem. */
export interface PlaygroundWindow {
  readonly page: Page;
  /** The newest card of Tandem's that holds this text. */
  card(text: string): Promise<PostedCard>;
  /** Posts an activity as the playground's own menu does. @returns how Tandem answered it. */
  activity(name: string, posted: PostedCard, data: object): Promise<unknown>;
  /** Somebody else presses a button of a card. */
  press(person: string, posted: PostedCard, label: string): Promise<void>;
  close(): Promise<void>;
}

export interface PostedCard {
  readonly conversation: string;
  readonly message: string;
  readonly actions: readonly CardButton[];
}

interface CardButton {
  readonly type: string;
  readonly title: string;
  readonly data: object;
}

const posting = z.object({
  action: z.string(),
  actionConversationId: z.string(),
  message: z.object({
    messageId: z.string(),
    attachments: z.array(z.object({ content: z.looseObject({}) })),
  }),
});
const button = z.looseObject({ type: z.string(), title: z.string(), data: z.looseObject({}) });
const exchange = z.object({
  log: z.looseObject({
    request: z.object({ body: z.looseObject({ id: z.string() }) }),
    response: z.object({ body: z.unknown() }),
  }),
});
const task = z.object({
  task: z.object({
    type: z.literal('continue'),
    value: z.looseObject({ title: z.string(), card: z.object({ content: z.looseObject({}) }) }),
  }),
});

export async function openPlayground(): Promise<PlaygroundWindow> {
  const playground = await startPlayground(0);
  const conversations = await listen(playground, '/_ws_conversation/v1/conversations/stream');
  const log = await listen(playground, '/_ws/log/stream');
  const browser = await openBrowser(inject('chromium'));
  const page = await openPage(browser, playground.address);
  return {
    page,
    card: (text) => conversations.find((said) => readCard(said, text)),
    async activity(name, posted, data) {
      const id = randomUUID();
      const value = { data, context: { theme: 'default' } };
      const activity = { ...invokeOf(posted, playground, name), id, value };
      await post(playground, '/_internal/v1/customActivities', activity);
      const answer = await log.find((said) => {
        const { request, response } = exchange.safeParse(said).data?.log ?? {};
        return request?.body.id === id ? response : undefined;
      });
      return answer.body;
    },
    async press(person, posted, label) {
      const action = posted.actions.find(({ title }) => title === label);
      const { conversation, message } = posted;
      await post(playground, '/_conversation/v1/invoke', {
        name: 'adaptiveCard/action',
        value: { action },
        from: { id: personId(person) },
        conversation: { id: conversation },
        replyToId: message,
      });
    },
    async close() {
      conversations.close();
      log.close();
      await browser.close();
      await playground.stop();
    },
  };
}

/** The page asks for fonts of another host: it does without. */
async function openPage(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
  context.setDefaultTimeout(20_000);
  await context.route(ANYWHERE_ELSE, (route) => route.abort());
  const page = await context.newPage();
  await page.goto(address);
  await page.getByText(CHANNEL_NAME, { exact: true }).click();
  await composer(page).waitFor();
  return page;
}

/** The box for a new post. */
function composer(page: Page): Locator {
  return page.locator('[contenteditable=true]').first();
}

/** Types a post that begins with Tandem's name, taken from the list. */
export async function postToTandem(page: Page, text: string): Promise<void> {
  await composer(page).click();
  await page.keyboard.type('@Tan', { delay: 30 });
  await page.getByRole('menuitem', { name: 'Tandem' }).click();
  await page.keyboard.type(text);
  await page.getByRole('button', { name: 'Post' }).click();
}

/** Opens the form from the message box, as the playground can by itself. */
export async function openFromMessageBox(page: Page, command: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Trigger Message Extension App' }).first().click();
  await page.getByText('Action Command').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByPlaceholder('Input command id').fill(command);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.getByLabel('What was seen or heard').waitFor();
  return dialog;
}

/**
 * Shows on the page the dialog that Tandem answered with, which the playground itself does not.
 *
 * @returns what is sent when its button is pressed.
 */
export async function showTask(page: Page, answer: unknown): Promise<{ sent: Promise<object> }> {
  const { title, card } = task.parse(answer).task.value;
  await page.addScriptTag({ path: RENDERER });
  const sent = page.evaluate(drawTask, { title, card: card.content });
  await page.getByRole('dialog', { name: title }).waitFor();
  return { sent };
}

/** In the page: nothing from outside this function is there. */
function drawTask({ title, card }: { title: string; card: object }): Promise<object> {
  const api = Reflect.get(globalThis, 'AdaptiveCards') as typeof AdaptiveCards;
  const shown = new api.AdaptiveCard();
  shown.hostConfig = new api.HostConfig({ fontFamily: 'Open Sans, sans-serif' });
  shown.parse(card);
  const dialog = document.createElement('div');
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-label', title);
  dialog.style.cssText =
    'position:fixed;inset:16px calc(50% - 300px);z-index:99;overflow:auto;padding:16px;background:#fff;border:1px solid #888;border-radius:8px';
  const heading = document.createElement('h2');
  heading.textContent = title;
  dialog.append(heading, shown.render() ?? '');
  document.body.append(dialog);
  return new Promise((resolve) => {
    shown.onExecuteAction = (action) => {
      dialog.remove();
      resolve(Object(Reflect.get(action, 'data')));
    };
  });
}

export async function shoot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/teams-${name}.png` });
}

/** What an invoke of the one who types looks like. Constructed after what the playground sends itself. */
function invokeOf(
  { conversation, message }: PostedCard,
  { address }: Playground,
  name: string,
): object {
  const object = personId('liaison-officer');
  return {
    type: 'invoke',
    name,
    channelId: 'msteams',
    serviceUrl: `${address}/_connector`,
    from: { id: object, aadObjectId: object },
    recipient: BOT,
    conversation: {
      id: conversation,
      conversationType: 'channel',
      isGroup: true,
      tenantId: TENANT,
    },
    replyToId: message,
  };
}

function readCard(said: unknown, text: string): PostedCard | undefined {
  const read = posting.safeParse(said).data;
  const content = read?.message.attachments[0]?.content;
  if (!read || !JSON.stringify(content).includes(text)) return undefined;
  const actions = z.array(button).catch([]).parse(content?.['actions']);
  const { actionConversationId: conversation, message } = read;
  // A post of its own in a channel begins a thread, in which its buttons are pressed.
  const thread = conversation.includes(';') ? '' : `;messageid=${message.messageId}`;
  return { conversation: conversation + thread, message: message.messageId, actions };
}

async function post({ address }: Playground, path: string, body: object): Promise<void> {
  const response = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}
