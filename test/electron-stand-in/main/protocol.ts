// protocol.handle, one table per session, and net.fetch, which goes through the default session's table.
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loud, loudClass, notEmulated } from '../loud.ts';
import { registerScheme } from '../schemes.ts';
import { isReady } from './lifecycle.ts';
import { mimeTypes } from './mime-types.ts';

export type SchemeHandler = Parameters<Electron.Protocol['handle']>[1];

/** Called when a scheme becomes known, so that its requests are intercepted. */
let onScheme: () => void = () => undefined;

export function whenSchemesChange(listener: () => void): void {
  onScheme = listener;
}

export class Protocol {
  readonly _handlers = new Map<string, SchemeHandler>();

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const { scheme } of schemes) registerScheme(scheme);
    onScheme();
  }

  handle(scheme: string, handler: SchemeHandler): void {
    if (/^(https?|file)$/.test(scheme)) throw notEmulated(`protocol.handle('${scheme}')`);
    if (this._handlers.has(scheme)) throw new Error('Failed to register protocol: ' + scheme);
    this._handlers.set(scheme, handler);
    registerScheme(scheme);
    onScheme();
  }

  unhandle(scheme: string): void {
    this._handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this._handlers.has(scheme);
  }
}
loudClass('protocol', Protocol);

export const protocol = new Protocol();

async function fetchFile(url: string): Promise<Response> {
  const path = fileURLToPath(url);
  try {
    const type = mimeTypes[extname(path).toLowerCase()] ?? 'application/octet-stream';
    return new Response(await readFile(path), { headers: { 'content-type': type } });
  } catch {
    throw new Error('net::ERR_FILE_NOT_FOUND');
  }
}

type FetchOptions = RequestInit & { bypassCustomProtocolHandlers?: boolean };

export async function fetchThrough(
  handlers: Protocol,
  input: string | Request,
  options: FetchOptions = {},
): Promise<Response> {
  const url = typeof input === 'string' ? input : input.url;
  const { bypassCustomProtocolHandlers = false, ...init } = options;
  const scheme = url.slice(0, url.indexOf(':'));
  if (scheme === 'file') return fetchFile(url);
  const handler = handlers._handlers.get(scheme);
  if (handler && !bypassCustomProtocolHandlers) return handler(new Request(input, init));
  return fetch(input, init);
}

export const net = loud('net', {
  fetch: (input: string | Request, options?: FetchOptions) => fetchThrough(protocol, input, options),
  isOnline(): boolean {
    return this.online;
  },
  /** a test may set it */
  online: true,
}) satisfies Partial<Electron.Net>;
