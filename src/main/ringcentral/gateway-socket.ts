import type { GatewayWire, OpenSocket, WireBytes } from './outside.ts';

/**
 * What `isomorphic-ws` resolves to in our bundles: the class `@rc-ex/ws` makes its connections with. The
 * stock class would open them past the proxy, without a handshake limit, and bring the process down at the
 * first error, because nobody listens to it. Here the connection itself is handed in by whoever announced
 * the single-use token in the address, and the package only sees the frames it can read.
 */
export type SocketOwner = {
  readonly open: OpenSocket;
  readonly onOpen: (socket: GatewaySocket) => void;
  /** Every text frame in order; true passes it on to the package. */
  readonly onFrame: (text: string, socket: GatewaySocket) => boolean;
  readonly onClose: (socket: GatewaySocket, end: SocketEnd) => void;
};

/** How a socket ended. */
export type SocketEnd = {
  /** Of the close frame; 1006 where there was none. */
  readonly code: number;
  readonly error: Error | undefined;
  /** The answer to the upgrade, where it was not the one hoped for. */
  readonly refusal:
    | {
        readonly status: number;
        readonly retryAfter: string | null;
        /** When the answer was written, by the clock of whoever wrote it: a `Retry-After` may be a date. */
        readonly date: string | null;
      }
    | undefined;
};

const announced = new Map<string, SocketOwner>();

/** Says who opens the connection for this token. Calling the answer takes it back. */
export function announceSocket(token: string, owner: SocketOwner): () => void {
  announced.set(token, owner);
  return () => announced.delete(token);
}

type MessageListener = (event: { readonly type: 'message'; readonly data: string }) => void;

export default class GatewaySocket {
  readonly CLOSED = 3;
  readonly #owner: SocketOwner;
  readonly #wire: GatewayWire;
  readonly #listeners = new Set<MessageListener>();
  /** Requests that wait for an answer, and the connection details the package waits for first. */
  readonly #unanswered = new Set<string>();
  #greeted = false;
  #wasOpen = false;
  #error: Error | undefined;
  #refusal: SocketEnd['refusal'];

  constructor(address: string) {
    const token = /[?&]access_token=([^&]*)/.exec(address)?.[1] ?? '';
    const owner = announced.get(token);
    if (owner === undefined) throw new Error('a gateway socket was opened that nobody announced');
    announced.delete(token);
    this.#owner = owner;
    this.#wire = owner.open(address);
    this.#wire.on('open', () => (this.#wasOpen = true));
    this.#wire.on('unexpected-response', (_, { statusCode = 0, headers }) => {
      const only = (header: unknown): string | null => (typeof header === 'string' ? header : null);
      const [retryAfter, date] = [only(headers['retry-after']), only(headers['date'])];
      this.#refusal = { status: statusCode, retryAfter, date };
      this.#wire.terminate();
    });
    this.#wire.on('error', (error) => {
      this.#error = error;
      // Nothing good comes after it, and a closing handshake with who broke the protocol may take half a minute.
      this.#wire.terminate();
    });
    this.#wire.on('message', (bytes, isBinary) => this.#receive(isBinary ? '' : textOf(bytes)));
    this.#wire.on('close', (code) => this.#end(code));
    owner.onOpen(this);
  }

  get wasOpen(): boolean {
    return this.#wasOpen;
  }

  get readyState(): number {
    return this.#wire.readyState;
  }

  send(text: string): void {
    const id = messageIdOf(text);
    if (id !== undefined) this.#unanswered.add(id);
    this.#wire.send(text);
  }

  /** Whether a request of this id still waits for its answer. */
  isWaitingFor(messageId: unknown): boolean {
    return typeof messageId === 'string' && this.#unanswered.has(messageId);
  }

  /** For frames of our own whose answer nobody waits for. */
  sendPlain(text: string): void {
    this.#wire.send(text);
  }

  addEventListener(type: string, listener: MessageListener): void {
    if (type === 'message') this.#listeners.add(listener);
  }

  removeEventListener(type: string, listener: MessageListener): void {
    if (type === 'message') this.#listeners.delete(listener);
  }

  close(): void {
    this.#wire.close();
  }

  terminate(): void {
    this.#wire.terminate();
  }

  #receive(text: string): void {
    if (!this.#owner.onFrame(text, this)) return;
    this.#greeted = true;
    const id = messageIdOf(text);
    if (id !== undefined) this.#unanswered.delete(id);
    this.#tell(text);
  }

  /** The package polls for a closed socket once a second and waits a minute for answers; this tells it now. */
  #end(code: number): void {
    const waiting = [...this.#unanswered, ...(this.#greeted ? [] : ['closed'])];
    this.#unanswered.clear();
    this.#owner.onClose(this, { code, error: this.#error, refusal: this.#refusal });
    for (const messageId of waiting)
      this.#tell(JSON.stringify([{ type: 'Error', messageId, status: 503 }, { errorCode: 'closed' }]));
  }

  #tell(text: string): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener({ type: 'message', data: text });
      } catch (error) {
        // The package's own listeners throw on frames they did not expect; that is not our connection's end.
        this.#error ??= error instanceof Error ? error : new Error('a listener failed');
      }
    }
  }
}

function textOf(bytes: WireBytes): string {
  if (typeof bytes === 'string') return bytes;
  if (Array.isArray(bytes)) return Buffer.concat(bytes).toString('utf8');
  return Buffer.isBuffer(bytes) ? bytes.toString('utf8') : Buffer.from(bytes).toString('utf8');
}

function messageIdOf(text: string): string | undefined {
  return /"messageId":"([^"\\]{1,200})"/.exec(text.slice(0, 2000))?.[1];
}
