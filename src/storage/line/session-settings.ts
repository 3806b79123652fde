import type { LineLimits } from './limits.ts';

/** Seconds after which the server asks whether an idle client is still there, how often it asks again, and how many times. */
const PROBES = { tcp_keepalives_idle: 60, tcp_keepalives_interval: 10, tcp_keepalives_count: 3 };

/**
 * What a session of the pool needs, as one statement: poolers refuse most of it where a connection begins.
 * A time-out that an address or an administrator has set stays.
 *
 * https://www.postgresql.org/docs/current/runtime-config-client.html
 */
export function sessionSettings({ statement, abandoned }: LineLimits): string {
  const wanted = {
    ...PROBES,
    statement_timeout: statement,
    idle_in_transaction_session_timeout: abandoned,
    tcp_user_timeout: abandoned,
  };
  const rows = Object.entries(wanted).map(([name, value]) => `('${name}', '${value}')`);
  return `SELECT set_config(name, value, false) FROM (VALUES ${rows.join(', ')}) AS ours (name, value)
    WHERE name LIKE 'tcp_keep%' OR current_setting(name) = '0'`;
}
