import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A PostgreSQL database that a test made. */
export interface MadeDatabase {
  readonly name: string;
  readonly url: string;
  drop(): Promise<void>;
}

/** Drops the copies of a template that are left, and the template. */
export async function dropWithCopies(server: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rows } = await client.query(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [template],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

/**
 * Makes a PostgreSQL database with a name of its own.
 *
 * @param server where, as a `postgresql://` address.
 * @param template whose copy it is; nothing: it is empty. Nobody may be connected to it meanwhile.
 */
export async function createDatabase(server: string, template?: string): Promise<MadeDatabase> {
  const name = template
    ? `${template}_${randomUUID().slice(0, 8)}`
    : `tandem_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, [
    `CREATE DATABASE ${name} ${template ? `TEMPLATE ${template}` : ''}`,
    // No test pulls the plug on the server itself, so nothing waits for its disk.
    `ALTER DATABASE ${name} SET synchronous_commit = off`,
  ]);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    name,
    url: url.toString(),
    drop: () => onServer(server, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`]),
  };
}

async function onServer(connectionString: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (const sql of statements) await client.query(sql);
  } finally {
    await client.end();
  }
}
