import { contentAddress } from './content-address.ts';
import { type Body, copyBody } from './content-copy.ts';
import { createContentWatch } from './content-watch.ts';
import type { ContentRead, ContentSink, ContentWay, MessageAttachment, MessageDoor } from './message-port.ts';
import { type OpenParts, openRequest } from './open-request.ts';
import { failureOf } from './platform-failure.ts';
import type { PlatformError } from './platform-port.ts';

/** Bytes; a fax of 200 pages at the best resolution has about twenty. */
const largest = 100 * 1024 * 1024;
/** A download that breaks off goes on so often. */
const mostTries = 4;
/** The pages are still being made. */
const notYet = 'MSG-368';

type ContentParts = OpenParts & { readonly server: string };

/** Reads what a message has with it, straight into a sink: never whole in memory, never from another host. */
export function createContentReader(parts: ContentParts): MessageDoor['readContent'] {
  return async (attachment, sink, way) => {
    const read = await readInto(parts, attachment, sink, way);
    if (read.kind !== 'kept') await sink.giveUp().catch(() => undefined);
    return read;
  };
}

async function readInto(
  parts: ContentParts,
  attachment: MessageAttachment,
  sink: ContentSink,
  way: ContentWay,
): Promise<ContentRead> {
  let address = contentAddress(attachment.uri, parts.server);
  if (address === undefined) return { kind: 'refused' };
  let before: Body | undefined;
  let wasSentOn = false;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const { body, end, elsewhere } = await readOnce(parts, { address, attachment, sink, way, before });
    if (end !== undefined && (elsewhere === undefined || wasSentOn)) return end;
    wasSentOn ||= elsewhere !== undefined;
    address = elsewhere ?? address;
    before = body;
  }
  return { kind: 'cut' };
}

type Wanted = {
  readonly address: URL;
  readonly attachment: MessageAttachment;
  readonly sink: ContentSink;
  readonly way: ContentWay;
  /** What came of it until it broke off. */
  readonly before: Body | undefined;
};

/** Without an end it may be tried again; or where the platform keeps it now, once. */
type Tried = { readonly body?: Body | undefined; readonly end?: ContentRead; readonly elsewhere?: URL };

async function readOnce(parts: ContentParts, wanted: Wanted): Promise<Tried> {
  const { address, way, before } = wanted;
  const watch = createContentWatch(parts.clock, way.signal);
  try {
    const opened = await openRequest(parts, () => ({
      ...({ method: 'GET', address, urgency: way.urgency, signal: watch.signal } as const),
      headers: { 'accept-encoding': 'identity', ...rangeBehind(before) },
    }));
    if (way.signal.aborted) return { end: { kind: 'cancelled' } };
    if (opened.kind === 'not-sent') return { end: endOf(opened.failure) };
    // Nobody there at all is another thing than a line that breaks.
    if (opened.kind === 'broken') return opened.leftNothing ? { end: { kind: 'offline' } } : { body: before };
    if (opened.answer.ok) return await take(opened.answer, wanted, watch);
    // What is there is no beginning of what the platform has now.
    if (opened.answer.status === 416) return { body: before && { ...before, strongTag: undefined } };
    const end = await refusalOf(opened.answer, parts.clock.now());
    const elsewhere = sentOn(opened.answer, address, parts.server);
    return elsewhere === undefined ? { end } : { body: before, end, elsewhere };
  } finally {
    watch.close();
  }
}

/** Another address of content of the same platform; the token goes nowhere else. */
function sentOn({ status, headers }: Response, from: URL, server: string): URL | undefined {
  if (status < 301 || status > 308) return undefined;
  const named = URL.parse(headers.get('location') ?? '', from.href);
  const to = named === null ? undefined : contentAddress(named.href, server);
  return to?.href === from.href ? undefined : to;
}

/** A part is only asked for where the platform can tell that it is one of the very same bytes (RFC 9110 §13.1.5). */
function rangeBehind(before: Body | undefined): Readonly<Record<string, string>> {
  if (before?.strongTag === undefined || before.written === 0) return {};
  return { range: `bytes=${before.written}-`, 'if-range': before.strongTag };
}

async function take(
  answer: Response,
  { attachment, sink, way, before }: Wanted,
  watch: ReturnType<typeof createContentWatch>,
): Promise<Tried> {
  // Whoever answers with a page is somebody on the way; the store holds no such content.
  if (/^\s*text\/html\b/i.test(answer.headers.get('content-type') ?? '')) return { end: { kind: 'failed' } };
  const copied = await copyBody(answer, {
    sink,
    before,
    announced: attachment.size,
    largest,
    moved: watch.moved,
  });
  if (way.signal.aborted) return { end: { kind: 'cancelled' } };
  switch (copied.kind) {
    case 'whole': {
      const contentType = answer.headers.get('content-type') ?? attachment.contentType;
      return { end: { kind: 'kept', contentType: contentType.slice(0, 200), size: copied.size } };
    }
    case 'too-large':
    case 'disk':
      return { end: { kind: copied.kind } };
    case 'cut':
      return { body: copied.body };
  }
}

async function refusalOf(answer: Response, now: number): Promise<ContentRead> {
  const { status, code, retryAfter } = await failureOf(answer, now);
  if (code === notYet) return { kind: 'not-yet', retryAfter };
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status === 403) return { kind: 'refused' };
  return { kind: status === 429 || retryAfter !== undefined ? 'throttled' : 'failed' };
}

/** Without a failure it was the signal. */
function endOf(failure: PlatformError | undefined): ContentRead {
  if (failure === undefined) return { kind: 'cancelled' };
  if (failure.kind === 'rate-limited') return { kind: 'throttled' };
  return { kind: failure.kind === 'network' || failure.kind === 'timeout' ? 'offline' : 'failed' };
}
