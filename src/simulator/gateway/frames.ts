import type { PlatformReply } from '../exchange.ts';

/** Every frame is a JSON array: what it is, then perhaps its body. */
export type Meta = {
  readonly type: string;
  readonly messageId: string;
  readonly method?: string;
  readonly path?: string;
  readonly query?: unknown;
  readonly headers: Readonly<Record<string, string>>;
};

export type RecoveryToken = { readonly token: string; readonly sequence: number };

const frame = (meta: object, bodyText?: string) =>
  bodyText ? `[${JSON.stringify(meta)},${bodyText}]` : `[${JSON.stringify(meta)}]`;

export function errorFrame(messageId: string, errorCode: string, message: string, status = 403): string {
  const meta = { type: 'Error', messageId, status, headers: { RCRequestId: messageId } };
  return frame(meta, JSON.stringify({ errorCode, message }));
}

export function detailsFrame(messageId: string, wsc: RecoveryToken, body: object): string {
  const meta = {
    type: 'ConnectionDetails',
    messageId,
    status: 200,
    wsc,
    headers: { RCRequestId: messageId },
  };
  return frame(meta, JSON.stringify(body));
}

export const heartbeatFrame = (messageId: string) => frame({ type: 'Heartbeat', messageId });

export function replyFrame(messageId: string, reply: PlatformReply, wsc: RecoveryToken): string {
  const { status, headers, body } = reply;
  const type = headers['Content-Type'] ?? '';
  // An answer in parts stands as it is, and breaks the frame's JSON; so does the platform's.
  const isAsItIs = type.startsWith('application/') || type.startsWith('multipart/') || body === '';
  const text = isAsItIs ? body : JSON.stringify(body);
  const whole = frame({ type: 'ClientRequest', messageId, status, headers, wsc }, text);
  return reply.cutAfter === undefined ? whole : whole.slice(0, Math.floor(whole.length / 2));
}

export function notificationFrame(
  uuid: string,
  requestId: string,
  wsc: RecoveryToken,
  envelope: string,
): string {
  const meta = {
    type: 'ServerNotification',
    messageId: uuid,
    status: 200,
    headers: { RCRequestId: requestId },
    wsc,
  };
  return `[${JSON.stringify(meta)},${envelope}]`;
}

function readHeaders(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name.toLowerCase(), String(text)]));
}

/** A frame from a client; undefined when it is not one. */
export function readFrame(text: string): { meta: Meta; body: unknown } | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(text);
  } catch {
    return undefined;
  }
  const [meta, body] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (typeof meta !== 'object' || meta === null) return undefined;
  const { type, messageId, method, path, query, headers } = meta as Record<string, unknown>;
  if (typeof type !== 'string' || typeof messageId !== 'string') return undefined;
  return {
    meta: {
      type,
      messageId,
      query,
      headers: readHeaders(headers),
      ...(typeof method === 'string' ? { method } : {}),
      ...(typeof path === 'string' ? { path } : {}),
    },
    body,
  };
}

/** The query of a request frame may be text or an object with repeated values as arrays. */
export function pathWithQuery(path: string, query: unknown): string {
  if (typeof query === 'string' && query) return `${path}?${query}`;
  if (typeof query !== 'object' || query === null) return path;
  const values = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) values.append(name, String(one));
  }
  return values.size > 0 ? `${path}?${values.toString()}` : path;
}
