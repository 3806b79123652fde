import type { PartnershipFile } from '../../../src/domain/register/partnership-file.ts';
import { exampleFile } from '../example.ts';

export const MEMBERS = 1_000;
export const CHANNELS = 500;

/** A partnership of a large city. */
export function largeFile(): PartnershipFile {
  const { partnership, organisations, members, channels } = exampleFile();
  const [member] = members;
  const [channel] = channels;
  if (!member || !channel) throw new Error('The example has some of each.');
  return {
    partnership,
    organisations,
    members: Array.from({ length: MEMBERS }, (_, index) => ({
      ...{ ...member, key: `member-${index}`, name: `Member ${index}` },
      slack: { team: 'T0POLICE', user: `U${index}` },
    })),
    channels: Array.from({ length: CHANNELS }, (_, index) => ({
      ...{ ...channel, key: `channel-${index}`, name: `channel-${index}` },
      conversation: `channel-${index}`,
    })),
  };
}
