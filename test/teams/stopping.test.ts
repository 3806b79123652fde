import { describe, expect, inject, it } from 'vitest';
import { holdTable } from '../support/faults/held-table.ts';
import { startTeamsApp } from '../support/teams/teams-app.ts';
import { slash } from '../support/teams/teams-requests.ts';

describe.skipIf(inject('postgres') === null)('Tandem in Teams, told to stop', () => {
  it('answers a command that is under way', async () => {
    const { teams, tandem, transport, databaseUrl, stop } = await startTeamsApp();
    const table = await holdTable(databaseUrl, 'signal');
    await transport(slash(teams, { key: 'liaison-officer' }, 'signal list'));
    await table.awaited(1);
    const stopped = tandem.stop();
    await table.letGo();
    const cut = await stopped;
    expect(teams.calls).toContainEqual(expect.objectContaining({ kind: 'post', targeted: true }));
    expect(cut).toEqual([]);
    await stop();
  });
});
