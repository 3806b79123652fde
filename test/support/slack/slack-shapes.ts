import type { HomeView, KnownBlock, ModalView } from '@slack/types';

/** What Slack takes, by its own types, without blocks that it does not know. */
export interface Message {
  blocks: KnownBlock[];
  text: string;
}

export type SlackView =
  | (Omit<ModalView, 'blocks'> & { blocks: KnownBlock[] })
  | (Omit<HomeView, 'blocks'> & { blocks: KnownBlock[] });
