import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import type { PlatformReply, PlatformRequest } from './exchange.ts';
import type { FaultName, Faults, FaultSettings } from './faults.ts';

/** What a fault makes of an answer that the platform has given. */
type Damage = (reply: PlatformReply, settings: FaultSettings, request: PlatformRequest) => PlatformReply;

const half = ({ body, bytes }: PlatformReply) => Math.floor((bytes ?? body).length / 2);

/** Good enough for a bomb, and made in a blink. */
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

const coders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  deflate: deflateSync,
  br: (bytes) => brotliCompressSync(bytes, quickly),
};

/** Codings are applied in the order of the header; one nobody knows leaves the bytes alone. */
const encoded: Damage = (reply, { text = 'gzip', bytes }) => {
  const sent = reply.bytes ?? reply.body;
  const plain = bytes === undefined ? sent : `"${' '.repeat(Math.max(0, bytes - 2))}"`;
  const codings = text.split(',').map((coding) => coding.trim());
  const packed = codings.reduce<Uint8Array>(
    (content, coding) => coders[coding]?.(content) ?? content,
    Buffer.from(plain),
  );
  return { ...reply, bytes: packed, headers: { ...reply.headers, 'Content-Encoding': text } };
};

const charset: Damage = (reply, { code = 'bom' }) => {
  if (code === 'utf-16') return { ...reply, bytes: Buffer.from(`\uFEFF${reply.body}`, 'utf16le') };
  if (code === 'bom') return { ...reply, bytes: Buffer.from(`\uFEFF${reply.body}`) };
  // Every quote is followed by a byte that cannot stand in UTF-8.
  return { ...reply, bytes: Buffer.from(reply.body.replaceAll('"', '"\xff'), 'latin1') };
};

const rateHeaders: Damage = (reply, { code = 'missing' }) => {
  const rest = Object.entries(reply.headers).filter(([name]) => !name.startsWith('X-Rate-Limit-'));
  if (code === 'missing') return { ...reply, headers: Object.fromEntries(rest) };
  const change =
    code === 'renamed'
      ? { 'X-Rate-Limit-Group': 'medium-plus' }
      : { 'X-Rate-Limit-Limit': '-1', 'X-Rate-Limit-Remaining': 'many', 'X-Rate-Limit-Window': '0' };
  return { ...reply, headers: { ...reply.headers, ...change } };
};

type Listing = { navigation?: { nextPage?: { uri: string } }; paging?: { page?: number } };
type Synchronized = { syncInfo?: { syncType?: string }; nextPageId?: number; nextPageUri?: string };

function nextAddress(path: string, code: string, page: number): string {
  const here = new URL(path, 'https://elsewhere.example');
  if (code === 'endless') here.searchParams.set('page', String(page + 1));
  return code === 'host' ? here.href : `${here.pathname}${here.search}`;
}

/** A full sync names its next page by an id as well: the same one over and over, or ever another. */
function nextOfSync(synchronized: Synchronized, path: string, code: string): Synchronized {
  if (synchronized.syncInfo?.syncType !== 'FSync') return synchronized;
  const asked = Number(new URL(path, 'https://elsewhere.example').searchParams.get('pageId') ?? 1);
  const nextPageId = code === 'endless' ? asked + 1 : code === 'itself' ? asked : synchronized.nextPageId;
  const named = nextPageId === undefined ? {} : { nextPageId };
  return { ...synchronized, ...named, nextPageUri: nextAddress(path, code, asked) };
}

/** Lists have a `navigation`; of other answers only a sync of contacts has pages. */
const nextPage: Damage = (reply, { code = 'host' }, { path }) => {
  if (path.includes('/address-book-sync') && reply.body.includes('"syncInfo"')) {
    const synchronized = JSON.parse(reply.body) as Synchronized;
    return { ...reply, body: JSON.stringify(nextOfSync(synchronized, path, code)) };
  }
  if (!reply.body.includes('"navigation"')) return reply;
  const list = JSON.parse(reply.body) as Listing;
  const uri = nextAddress(path, code, list.paging?.page ?? 1);
  return {
    ...reply,
    body: JSON.stringify({ ...list, navigation: { ...list.navigation, nextPage: { uri } } }),
  };
};

const multipart: Damage = (reply, { code = 'cut' }) => {
  const type = reply.headers['Content-Type'] ?? '';
  if (!type.startsWith('multipart/')) return reply;
  if (code === 'boundary')
    return { ...reply, headers: { ...reply.headers, 'Content-Type': 'multipart/mixed; boundary=Elsewhere' } };
  if (code === 'long')
    return { ...reply, body: reply.body.replaceAll('\r\n\r\n', '\r\nContent-Length: 4000000000\r\n\r\n') };
  return { ...reply, body: reply.body.slice(0, half(reply)) };
};

const damages: readonly (readonly [FaultName, Damage])[] = [
  ['next-page', nextPage],
  ['multipart-broken', multipart],
  ['rate-headers', rateHeaders],
  ['rest-charset', charset],
  ['rest-encoded', encoded],
  ['rest-truncated', (reply) => ({ ...reply, cutAfter: half(reply) })],
  ['reset-in-response', (reply) => ({ ...reply, cutAfter: half(reply), cutBy: 'reset' })],
  ['rest-cut-unmarked', (reply) => ({ ...reply, cutAfter: half(reply), cutBy: 'unmarked' })],
  ['bandwidth', (reply, { bytes = 1000 }) => ({ ...reply, bytesPerSecond: bytes })],
];

/** Lets the switched-on faults at an answer. */
export function damage(faults: Faults, reply: PlatformReply, request: PlatformRequest): PlatformReply {
  let damaged = reply;
  for (const [name, change] of damages) {
    const settings = faults.strike(name, request);
    if (settings) damaged = change(damaged, settings, request);
  }
  return damaged;
}
