import type { RequestHandler } from 'express';

/**
 * Nothing comes from outside, and nothing may put the page into a frame. Pictures of cards stand in the
 * cards themselves.
 */
const HEADERS = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/**
 * The room lets anybody be anyone, so only this machine's own page may use it: a name that
 * was bent to this address is refused, and so is a request that another site's page sends.
 */
export const guard: RequestHandler = (request, response, next) => {
  response.set(HEADERS);
  const site = request.get('sec-fetch-site') ?? 'same-origin';
  const navigates = request.method === 'GET' && request.get('sec-fetch-mode') === 'navigate';
  const ours = site === 'same-origin' || site === 'none' || navigates;
  if (ours && LOOPBACK.test(request.get('host') ?? '')) return next();
  response.status(403).json({ fault: 'The practice room opens on this machine only.' });
};
