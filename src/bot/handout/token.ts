import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;
/** 32 bytes as base64url. */
const TOKEN = /^[\w-]{43}$/;

/** What only the one it is for gets to see: kept nowhere, part of an address. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** SHA-256, under which it is kept. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** @returns under which it is kept; nothing for what cannot be a token. */
export function hashOfToken(token: string): string | undefined {
  return TOKEN.test(token) ? tokenHash(token) : undefined;
}
