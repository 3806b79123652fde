import {
  type InvokeResponse,
  type MessagingExtensionActionResponse,
  type TaskModuleResponse,
  TeamsActivityHandler,
  TurnContext,
} from 'botbuilder';
import type { CardActionAnswer } from '../send/answer.ts';
import {
  type CardAction,
  cardAction,
  conversationUpdate,
  type Envelope,
  type ExtensionFetch,
  type ExtensionSubmit,
  extensionFetch,
  extensionSubmit,
  installationUpdate,
  type Message,
  message,
  type TaskFetch,
  type TaskSubmit,
  taskFetch,
  taskSubmit,
} from './schema.ts';

/** What is done with each kind of activity. What answers nothing returns at once, and works after. */
export interface Turns {
  /** @param typed without the mention of Tandem. */
  message(activity: Message, typed: string): void;
  event(activity: Envelope): void;
  press(activity: CardAction): Promise<CardActionAnswer>;
  fetch(activity: TaskFetch): Promise<TaskModuleResponse>;
  submit(activity: TaskSubmit | ExtensionSubmit): Promise<TaskModuleResponse>;
  extension(activity: ExtensionFetch): Promise<TaskModuleResponse>;
}

/** botbuilder's own handler of Teams' activities: each kind goes to its turn. */
export class TeamsBot extends TeamsActivityHandler {
  readonly #turns: Turns;

  constructor(turns: Turns) {
    super();
    this.#turns = turns;
    this.onMessage(async ({ activity }, next) => {
      const read = message.parse(activity);
      const { text, entities } = read;
      const said = { ...activity, text: text ?? '', entities: entities ?? [] };
      turns.message(read, TurnContext.removeRecipientMention(said));
      await next();
    });
    this.onConversationUpdate(async ({ activity }, next) => {
      turns.event(conversationUpdate.parse(activity));
      await next();
    });
    this.onInstallationUpdate(async ({ activity }, next) => {
      turns.event(installationUpdate.parse(activity));
      await next();
    });
  }

  /** Teams takes a sentence as well as a card for an answer; botbuilder's type knows the card alone. */
  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const pressed = cardAction.safeParse(context.activity).data;
    if (!pressed) return super.onInvokeActivity(context);
    return { status: 200, body: await this.#turns.press(pressed) };
  }

  protected override handleTeamsTaskModuleFetch({
    activity,
  }: TurnContext): Promise<TaskModuleResponse> {
    return this.#turns.fetch(taskFetch.parse(activity));
  }

  protected override handleTeamsTaskModuleSubmit({
    activity,
  }: TurnContext): Promise<TaskModuleResponse> {
    return this.#turns.submit(taskSubmit.parse(activity));
  }

  protected override handleTeamsMessagingExtensionFetchTask({
    activity,
  }: TurnContext): Promise<MessagingExtensionActionResponse> {
    return this.#turns.extension(extensionFetch.parse(activity));
  }

  protected override handleTeamsMessagingExtensionSubmitAction({
    activity,
  }: TurnContext): Promise<MessagingExtensionActionResponse> {
    return this.#turns.submit(extensionSubmit.parse(activity));
  }
}
