import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * The SHA-256, in lower-case hex, of a value's canonical form (RFC 8785) in UTF-8: the same for the same
 * content, in whatever order its fields stand.
 *
 * @throws TypeError for what has no JSON form.
 */
export function canonicalHash(value: unknown): string {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new TypeError('This has no canonical form.');
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}
