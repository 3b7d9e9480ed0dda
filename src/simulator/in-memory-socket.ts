import { EventEmitter } from 'node:events';
import type { GatewaySocket } from './gateway/socket.ts';
import type { Upgrade } from './gateway/upgrade.ts';
import { socketError } from './network-errors.ts';
import type { SimulatorClock } from './world-types.ts';

type Listener = (event: {
  type: string;
  data?: string;
  code?: number;
  reason?: string;
  message?: string;
}) => void;

/** After this long without an answer a closing client gives up, as `ws` does. */
const closeTimeout = 30_000;

/**
 * The client's end of a gateway connection in memory. It looks like a `ws` WebSocket as far as clients use one:
 * `readyState`, `on`/`once`/`off`, `addEventListener`, `onmessage`…, `send`, `ping`, `pong`, `close`, `terminate`.
 */
export class InMemorySocket extends EventEmitter {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readonly url: string;
  readonly protocol = '';
  readonly extensions = '';
  readonly bufferedAmount = 0;
  binaryType = 'nodebuffer';
  readyState: 0 | 1 | 2 | 3 = 0;
  onopen: Listener | null = null;
  onmessage: Listener | null = null;
  onclose: Listener | null = null;
  onerror: Listener | null = null;
  readonly #clock: SimulatorClock;
  readonly #wrapped = new Map<Listener, Map<string, (...values: never[]) => void>>();
  #server: ReturnType<typeof createServerEnd> | undefined;
  readonly #outbox: (() => void)[] = [];
  #flushing = false;

  constructor(url: string, clock: SimulatorClock, upgrade: (path: string) => Upgrade) {
    super();
    this.url = url;
    this.#clock = clock;
    clock.after(0, () => this.#open(upgrade));
  }

  #open(upgrade: (path: string) => Upgrade) {
    if (this.readyState !== 0) return;
    const { pathname, search } = new URL(this.url);
    this.#arrive(upgrade(`${pathname}${search}`));
  }

  #arrive(verdict: Upgrade) {
    if (this.readyState !== 0 || verdict.kind === 'hang') return;
    if (verdict.kind === 'wait') return verdict.go((next) => this.#arrive(next));
    if (verdict.kind === 'refuse') return this.#refused(verdict);
    if (verdict.kind !== 'accept')
      return this.#fail(
        socketError(verdict.kind === 'fail' ? verdict.code : 'ECONNRESET', new URL(this.url).host),
      );
    this.#server = createServerEnd(this, (task) => this.#later(task));
    this.readyState = 1;
    this.#tell('open', {}, []);
    verdict.open(this.#server.socket);
  }

  /** As with `ws`: whoever listens for the answer ends the socket himself. */
  #refused({ status, retryAfter, location }: Extract<Upgrade, { kind: 'refuse' }>) {
    const headers = {
      ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
      ...(location === undefined ? {} : { location }),
    };
    if (!this.emit('unexpected-response', undefined, { statusCode: status, headers }))
      this.#fail(new Error(`Unexpected server response: ${status}`));
  }

  #fail(error: Error) {
    if (this.readyState === 3) return;
    this.readyState = 2;
    this.#tell('error', { message: error.message }, [error]);
    this.finish(1006, '');
  }

  /** The client changes its mind before the connection is there; it hears of it in the next turn. */
  #giveUp() {
    this.readyState = 2;
    const error = new Error('WebSocket was closed before the connection was established');
    this.#later(() => this.#fail(error));
  }

  /** Bytes take a moment: what is sent in one turn arrives together in the next. */
  #later(task: () => void) {
    this.#outbox.push(task);
    if (this.#flushing) return;
    this.#flushing = true;
    this.#clock.after(0, () => {
      this.#flushing = false;
      for (const one of this.#outbox.splice(0)) one();
    });
  }

  #tell(name: 'open' | 'message' | 'close' | 'error', event: object, values: unknown[]) {
    const handler = { open: this.onopen, message: this.onmessage, close: this.onclose, error: this.onerror }[
      name
    ];
    handler?.({ type: name, ...event });
    // As with `ws`, an error that nobody listens to is thrown.
    if (name !== 'error' || this.listenerCount('error') > 0 || !handler) this.emit(name, ...values);
  }

  deliver(text: string) {
    if (this.readyState === 1) this.#tell('message', { data: text }, [Buffer.from(text), false]);
  }

  finish(code: number, reason: string) {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.#server?.closed();
    this.#tell('close', { code, reason }, [code, Buffer.from(reason)]);
  }

  send(data: unknown, ...rest: unknown[]) {
    if (this.readyState === 0) throw new Error('WebSocket is not open: readyState 0 (CONNECTING)');
    if (this.readyState === 1) this.#later(() => this.#server?.receive(String(data)));
    const done = rest.at(-1);
    if (typeof done === 'function') queueMicrotask(done as () => void);
  }

  ping() {
    if (this.readyState === 1) this.#later(() => this.#server?.pinged());
  }

  pong() {
    if (this.readyState === 1) this.#later(() => this.#server?.ponged());
  }

  close(code = 1005, reason = '') {
    if (this.readyState >= 2) return;
    if (this.readyState === 0) return this.#giveUp();
    this.readyState = 2;
    const server = this.#server;
    if (server && !server.isDeaf()) this.#later(() => this.finish(code, reason));
    else this.#clock.after(closeTimeout, () => this.finish(1006, ''));
  }

  terminate() {
    if (this.readyState === 0) return this.#giveUp();
    this.#later(() => this.finish(1006, ''));
    if (this.readyState === 1) this.readyState = 2;
  }

  addEventListener(name: string, listener: Listener, options: { once?: boolean } = {}) {
    const wrapped = (...values: [unknown?, unknown?]) => {
      if (options.once) this.removeEventListener(name, listener);
      listener(toEvent(name, values));
    };
    const known = this.#wrapped.get(listener) ?? new Map<string, (...values: never[]) => void>();
    this.#wrapped.set(listener, known.set(name, wrapped));
    this.on(name, wrapped);
  }

  removeEventListener(name: string, listener: Listener) {
    const wrapped = this.#wrapped.get(listener)?.get(name);
    if (wrapped) this.off(name, wrapped as (...values: unknown[]) => void);
    this.#wrapped.get(listener)?.delete(name);
  }
}

function toEvent(type: string, [first, second]: [unknown?, unknown?]) {
  if (type === 'message') return { type, data: String(first) };
  if (type === 'close') return { type, code: Number(first), reason: String(second) };
  if (type === 'error') return { type, message: (first as Error).message, error: first };
  return { type };
}

/** The half that the gateway holds. */
function createServerEnd(client: InMemorySocket, later: (task: () => void) => void) {
  let onMessage: (text: string) => void = () => {};
  let onPing = () => {};
  let onPong = () => {};
  let onClose = () => {};
  let deaf = false;
  let open = true;
  const socket: GatewaySocket = {
    send: (text) => later(() => client.deliver(text)),
    write: () => undefined,
    ping: () =>
      later(() => {
        client.emit('ping', Buffer.alloc(0));
        client.pong();
      }),
    pong: () => later(() => client.emit('pong', Buffer.alloc(0))),
    close: (code, reason) => later(() => client.finish(code, reason)),
    terminate: () => later(() => client.finish(1006, '')),
    onMessage: (listener) => void (onMessage = listener),
    onPing: (listener) => void (onPing = listener),
    onPong: (listener) => void (onPong = listener),
    onClose: (listener) => void (onClose = listener),
    freeze: () => void (deaf = true),
  };
  return {
    socket,
    isDeaf: () => deaf,
    receive: (text: string) => onMessage(text),
    pinged: () => onPing(),
    ponged: () => onPong(),
    closed() {
      if (!open) return;
      open = false;
      onClose();
    },
  };
}
