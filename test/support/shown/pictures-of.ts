const DATA_URL = /^data:image\/png;base64,(.*)$/;

/** The pictures of an Adaptive Card, in order. */
export function picturesOf(json: unknown): { png: string; alt: string }[] {
  if (Array.isArray(json)) return json.flatMap(picturesOf);
  if (typeof json !== 'object' || json === null) return [];
  const { type, url, altText }: Readonly<Record<string, unknown>> = Object(json);
  const [, png] = DATA_URL.exec(String(url)) ?? [];
  if (type === 'Image' && png !== undefined) return [{ png, alt: String(altText) }];
  return Object.values(json).flatMap(picturesOf);
}
