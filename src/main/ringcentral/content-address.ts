import { isLoopback } from './token-answer.ts';

/** Where content lies, and nothing else: no other address of the platform is asked for with `readContent`. */
const contentPath =
  /^\/restapi\/v\d+(?:\.\d+)?\/account\/[\w~-]{1,64}\/(?:extension\/[\w~-]{1,64}\/message-store\/\d{1,20}\/content\/\d{1,20}|recording\/\d{1,20}\/content)$/;

/**
 * The address content is read from; undefined where it is none of the platform's, since the access token goes with it.
 * The platform writes the host of its API or that of its media, and wants to be asked at the latter (developer guide,
 * Basics › Media). The simulator has a port of its own for it, on this computer, too.
 */
export function contentAddress(uri: string, server: string): URL | undefined {
  const [address, api] = [URL.parse(uri), URL.parse(server)];
  if (address === null || api === null || `${address.username}${address.password}` !== '') return undefined;
  if (!contentPath.test(address.pathname)) return undefined;
  const media = new URL(api);
  media.hostname = api.hostname.replace(/^platform\./, 'media.');
  const plain = (origin: string): URL => new URL(address.pathname, origin);
  if (isLoopback(api.hostname)) {
    const isHere = isLoopback(address.hostname) && address.protocol === api.protocol;
    return isHere ? plain(address.origin) : undefined;
  }
  return [api.origin, media.origin].includes(address.origin) ? plain(media.origin) : undefined;
}
