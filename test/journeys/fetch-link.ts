import type { FetchedFile } from './driver.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Follows the link with this label as a browser does: opens its page, and sends the form there.
 *
 * @param shown whatever the platform was sent: its links are found by label and address alone.
 * @param port at which Tandem listens; what it calls its address may be another.
 * @throws if there is no such link, or if its page or the file is refused.
 */
export async function fetchLink(shown: unknown, label: string, port: number): Promise<FetchedFile> {
  const link = objectsOf(shown).find((one) => labelOf(one) === label && one['url']);
  if (!link) throw new Error(`No link "${label}" on the last card.`);
  const { pathname } = new URL(String(link['url']));
  const address = `http://127.0.0.1:${port}${pathname}`;
  const page = await (await answered(fetch(address))).text();
  const [form] =
    /<form method="post"><button type="submit">[^<]+<\/button><\/form>/.exec(page) ?? [];
  if (!form) throw new Error(`Nothing to press on the page of "${label}".`);
  const file = await answered(fetch(address, { method: 'POST' }));
  const { headers } = file;
  return {
    name: /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? '',
    type: headers.get('content-type') ?? '',
    text: await file.text(),
  };
}

async function answered(asked: Promise<Response>): Promise<Response> {
  const response = await asked;
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return response;
}

/** Of an action of an Adaptive Card, or a button of Block Kit. */
function labelOf(one: Json): unknown {
  return one['title'] ?? Object(one['text'])['text'];
}

function objectsOf(json: unknown): Json[] {
  if (Array.isArray(json)) return json.flatMap(objectsOf);
  if (typeof json !== 'object' || json === null) return [];
  return [{ ...json }, ...Object.values(json).flatMap(objectsOf)];
}
