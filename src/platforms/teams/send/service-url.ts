import type { TeamsConfig } from '../../../config.ts';

const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

/**
 * The address of a connector, if Tandem may speak to it: a token goes nowhere else.
 *
 * @returns with one slash at its end; nothing for any other host, or without TLS on another machine.
 */
export function allowedServiceUrl(
  { serviceHosts }: Pick<TeamsConfig, 'serviceHosts'>,
  text: string | undefined,
): string | undefined {
  const url = text === undefined ? null : URL.parse(text);
  if (!url || url.username || url.password || url.search || url.hash) return undefined;
  // On this machine any port will do where none is named: the playground chooses its own.
  const here = LOOPBACK.test(url.hostname);
  const named = serviceHosts.includes(url.host) || (here && serviceHosts.includes(url.hostname));
  const safe = url.protocol === 'https:' || (here && url.protocol === 'http:');
  return named && safe ? url.href.replace(/\/*$/, '/') : undefined;
}
