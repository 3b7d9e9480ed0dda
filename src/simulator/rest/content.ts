import { createHash } from 'node:crypto';
import { apiError, badParameter, notFound, type PlatformReply } from '../exchange.ts';
import { findMessage, messagePath } from './message-store.ts';
import type { Route, RouteContext } from './route.ts';

type Range = { readonly first: number; readonly last: number };

/** One range of bytes; undefined for none that is understood, `beyond` where nothing is there. */
function readRange(header: string | undefined, size: number): Range | undefined | 'beyond' {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first >= size || first > last ? 'beyond' : { first, last };
}

export const isReply = (value: object): value is PlatformReply =>
  typeof (value as PlatformReply).status === 'number';

const plainName = /^[^\\"/\r\n]+$/;

export function dispositionOf({ query }: RouteContext): Readonly<Record<string, string>> | PlatformReply {
  const asked = query.get('contentDisposition');
  const name = query.get('contentDispositionFilename');
  if (asked !== null && asked !== 'Inline' && asked !== 'Attachment')
    return badParameter('contentDisposition', asked);
  if (name !== null && !plainName.test(name)) return badParameter('contentDispositionFilename', name);
  if (asked === null && name === null) return {};
  const kind = asked === 'Inline' ? 'inline' : 'attachment';
  return { 'Content-Disposition': name === null ? kind : `${kind}; filename="${encodeURIComponent(name)}"` };
}

export function bytesReply(
  { request }: RouteContext,
  content: Uint8Array,
  headers: Readonly<Record<string, string>>,
): PlatformReply {
  const { range: asked, 'if-range': unchanged } = request.headers;
  // A part is only good to whoever has the rest of the very same bytes.
  const isSame = unchanged === undefined || unchanged === headers.ETag;
  const range = isSame ? readRange(asked, content.length) : undefined;
  if (range === 'beyond') {
    const refused = apiError(416, { errorCode: 'CMN-107', message: 'Requested range is not satisfiable' });
    return { ...refused, headers: { ...refused.headers, 'Content-Range': `bytes */${content.length}` } };
  }
  if (!range) return { status: 200, headers, body: '', bytes: content };
  const { first, last } = range;
  return {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${first}-${last}/${content.length}` },
    body: '',
    bytes: content.subarray(first, last + 1),
  };
}

/** What faults make of the bytes: others than before, or more than the record says. */
function disturbed({ faults, request }: RouteContext, content: Uint8Array): Uint8Array {
  const changed = faults.strike('content-changed', request);
  const longer = faults.strike('content-longer', request);
  const bytes = changed ? content.map((byte) => byte ^ 1) : content;
  return longer ? Buffer.concat([bytes, Buffer.alloc(longer.bytes ?? 1_000_000)]) : bytes;
}

export const tagOf = (content: Uint8Array): string =>
  `"${createHash('sha256').update(content).digest('hex').slice(0, 32)}"`;

function readContent(context: RouteContext): PlatformReply {
  const message = findMessage(context);
  if ('status' in message) return message;
  const asked = context.params.attachmentId ?? '';
  const attachment = message.attachments.find(({ id }) => String(id) === asked);
  if (!attachment) return notFound('attachmentId', asked);
  const kept = attachment.content();
  if (!kept) return apiError(400, { errorCode: 'MSG-368', message: 'Content is being processed' });
  const disposition = dispositionOf(context);
  if (isReply(disposition)) return disposition;
  const content = disturbed(context, kept);
  return bytesReply(context, content, {
    'Content-Type': attachment.contentType,
    'Accept-Ranges': 'bytes',
    ETag: tagOf(content),
    ...disposition,
  });
}

/** At the host for content only. */
export const contentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${messagePath}/content/{attachmentId}`,
    group: 'Medium',
    permission: 'ReadMessages',
    run: readContent,
  },
];
