import type { PopRefusal } from '../../shared/screen-pop.ts';
import { isPrivateHost, isWebPort } from './host-rules.ts';
import { parseTemplate } from './template.ts';

export type WebhookAddress =
  | { readonly ok: true; readonly url: URL; readonly host: string }
  | { readonly ok: false; readonly reason: PopRefusal; readonly detail: string };

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])$/;

/**
 * Where data go. It holds no placeholders: what is known of a call stands in the body. A host inside the own network
 * is taken only where the person agreed to that very one, and plain http only on this computer.
 */
export function judgeWebhook(address: string, privateHost: string): WebhookAddress {
  if (address.trim() === '') return { ok: false, reason: 'empty', detail: '' };
  const place = URL.parse(address);
  const judged = parseTemplate(asPublic(address, place));
  if (judged.ok && judged.url.href.includes('zqxpop'))
    return { ok: false, reason: 'placeholder-place', detail: judged.host };
  if (place === null || !isPrivateHost(place.hostname)) return judged;
  if (!judged.ok && judged.reason !== 'private-address') return judged;
  const isPlain = place.protocol === 'http:';
  if (isPlain && !loopback.test(place.hostname)) return { ok: false, reason: 'scheme', detail: 'http' };
  if (!isWebPort(place.port)) return { ok: false, reason: 'port', detail: place.port };
  const host = place.hostname.replace(/\.$/, '');
  if (host !== privateHost) return { ok: false, reason: 'private-address', detail: host };
  return { ok: true, url: place, host: place.host };
}

/** The rules of addresses know https only; on this computer plain http is as good. */
function asPublic(address: string, place: URL | null): string {
  const isHere = place?.protocol === 'http:' && loopback.test(place.hostname);
  return isHere ? address.replace(/^http:/i, 'https:') : address;
}
