import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const SERVER = process.env['TEST_DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres';

/** An app of this folder, as a process of its own. */
export async function startApp(
  file: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ process: ChildProcess; port: number }> {
  const script = fileURLToPath(new URL(`apps/${file}`, import.meta.url));
  const base = { PATH: process.env['PATH'] ?? '', PORT: '0' };
  const child = fork(script, { env: { ...base, ...environment } });
  const [{ port }] = await once(child, 'message');
  return { process: child, port };
}

export async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `tandem_bench_${process.pid}`;
  const onServer = async (sql: string) => {
    const client = new pg.Client({ connectionString: SERVER });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  const drop = () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  return { url: url.toString(), drop };
}
