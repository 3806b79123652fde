import type pg from 'pg';
import { openText, readEnvelope } from '../../src/storage/protection/envelope.ts';
import { openDataKey } from '../../src/storage/protection/protected-text-store.ts';
import { signalForm, type World } from '../support/world.ts';
import { openBenchWorld } from './measure/bench-world.ts';
import { report } from './measure/report.ts';
import { compare, takeHere, times } from './measure/rounds.ts';

const OFFICER = 'liaison-officer';
const REFERENCE = 'S-2026-0001';
const PER_ROUND = 100;
const READ = `SELECT s.*, k.wrapped, k.master_key_id,
    (SELECT jsonb_object_agg(field, envelope) FROM protected_text WHERE model = 'signal' AND record_id = s.id) AS texts,
    (SELECT jsonb_agg(to_jsonb(d)) FROM signal_deed d WHERE d.signal_id = s.id) AS deeds,
    (SELECT jsonb_agg(to_jsonb(t)) FROM step t WHERE t.signal_id = s.id) AS steps,
    (SELECT jsonb_agg(to_jsonb(n)) FROM note n WHERE n.signal_id = s.id) AS notes
  FROM signal s JOIN data_key k ON k.model = 'signal' AND k.record_id = s.id
  WHERE s.partnership_id = $1 AND s.reference = $2`;

/** What reading a signal with its protected text costs, beside one query, the same decryption and the same line in the log. */
export async function benchRead(): Promise<number> {
  const bench = await openBenchWorld();
  const { world, plain, serverCpu } = bench;
  try {
    await world.submit(OFFICER, 'signal.raise', signalForm());
    const yardstick = () => readPlain(world, plain);
    const ours = () => world.command(OFFICER, 'signal', `show ${REFERENCE}`);
    const round = (work: () => Promise<unknown>) => () =>
      takeHere(PER_ROUND, () => times(PER_ROUND, work), serverCpu);
    const compared = await compare(
      '/signal show',
      { name: 'prepared transaction', round: round(yardstick) },
      { name: 'Tandem', round: round(ours) },
    );
    report('read', [compared]);
    return 0;
  } finally {
    await bench.close();
  }
}

async function readPlain({ keys, presence }: World, client: pg.Client): Promise<void> {
  const { partnership, member } = presence(OFFICER);
  await client.query('BEGIN');
  const values = [partnership.id, REFERENCE];
  const { rows } = await client.query({ name: 'read', text: READ, values });
  const { id, wrapped, master_key_id, texts } = rows[0];
  const master = keys.find(master_key_id);
  if (!master) throw new Error('No key.');
  const line = [partnership.id, new Date(), member.id, 'signal.read', 'signal', id, '{}'];
  const text = 'SELECT append_audit($1, $2, $3, $4, $5, $6, $7)';
  await client.query({ name: 'append', text, values: line });
  await client.query('COMMIT');
  const dataKey = await openDataKey({ model: 'signal', recordId: id, wrapped }, master);
  for (const [field, sealed] of Object.entries(texts)) {
    await openText(readEnvelope(sealed), dataKey, { model: 'signal', recordId: id, field });
  }
}
