const WRITES = /^(create|update|upsert|delete|\$execute|\$transaction)/;

/** A client, or a model of one, that only reads: whatever would write throws. Of raw queries those that give rows back go through. */
export function readOnly<T extends object>(client: T): T {
  return new Proxy(client, {
    get(target, name) {
      if (WRITES.test(String(name)))
        throw new Error(`Who only looks writes nothing: ${String(name)}.`);
      const found: unknown = Reflect.get(target, name);
      return typeof found === 'object' && found !== null ? readOnly(found) : found;
    },
  });
}
