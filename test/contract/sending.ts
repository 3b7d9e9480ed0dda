import type { Client } from '../unit/simulator/protocol/a-client.ts';

/** A response as it went over the wire. */
export type Raw = {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly etag?: string | undefined;
};

export type Ask = (client: Client) => Promise<Raw>;

/** One line of the table: an operation of the description, and how to get each status from it. */
export type Operation = { readonly name: string; readonly statuses: Readonly<Record<number, Ask>> };

export type Sending = {
  token?: string;
  json?: unknown;
  text?: string;
  form?: Record<string, string>;
  bare?: boolean;
  ifNoneMatch?: string;
  /** A form with files. */
  upload?: () => FormData;
  accept?: string;
  /** To the host for content. */
  atMedia?: boolean;
};

export async function send(
  client: Client,
  method: string,
  path: string,
  sending: Sending = {},
): Promise<Raw> {
  const { simulator } = client;
  const token = sending.token ?? simulator.sign.tokens().access_token;
  const { json, text, form, upload } = sending;
  const type = json !== undefined ? 'application/json' : text !== undefined ? 'text/plain' : undefined;
  const body =
    json !== undefined ? JSON.stringify(json) : (text ?? upload?.() ?? (form && new URLSearchParams(form)));
  const response = await simulator.fetch(`${sending.atMedia ? simulator.mediaUrl : simulator.url}${path}`, {
    method,
    headers: {
      ...(sending.bare ? {} : { authorization: `Bearer ${token}` }),
      ...(type ? { 'content-type': type } : {}),
      ...(sending.accept === undefined ? {} : { accept: sending.accept }),
      ...(sending.ifNoneMatch === undefined ? {} : { 'if-none-match': sending.ifNoneMatch }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const contentType = response.headers.get('content-type') ?? '';
  const etag = response.headers.get('etag') ?? undefined;
  return { method, path, status: response.status, contentType, body: await response.text(), etag };
}

/** What every operation of the REST API can answer besides its success. */
export function common(
  method: string,
  path: string,
  permission?: string,
  sending: Sending = {},
): Record<number, Ask> {
  const withFault = (name: 'rest-500' | 'rest-503') => (client: Client) => {
    client.simulator.faults.on(name);
    return send(client, method, path, sending);
  };
  return {
    401: (client) => send(client, method, path, { ...sending, token: 'sim_access_nobody' }),
    429: async (client) => {
      client.simulator.rateLimits.configure({ Heavy: 0, Medium: 0, Light: 0, Auth: 0 });
      return send(client, method, path, sending);
    },
    500: withFault('rest-500'),
    503: withFault('rest-503'),
    ...(permission === undefined
      ? {}
      : {
          403: async (client: Client) => {
            client.simulator.permissions.delete(permission);
            return send(client, method, path, sending);
          },
        }),
  };
}
