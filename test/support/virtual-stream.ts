import { Duplex } from 'node:stream';
import type { Clock } from '../../src/main/clock.ts';

/** What one end of a connection hands to the network. */
export type Sent =
  { readonly kind: 'bytes'; readonly bytes: Buffer } | { readonly kind: 'end' } | { readonly kind: 'reset' };

type Parts = {
  /** For `setTimeout`, which belongs to the process that holds this end. */
  readonly clock: () => Pick<Clock, 'after'>;
  readonly send: (what: Sent) => void;
  readonly onClosed: () => void;
};

/**
 * One end of a connection, as much like Node's own TCP socket as HTTP, `undici` and `ws` look at it. Bytes written
 * before the connection stands wait for it.
 */
export class VirtualSocket extends Duplex {
  readonly remoteAddress = '127.0.0.1';
  connecting: boolean;
  readonly #parts: Parts;
  #waiting: Sent[] = [];
  #patience = 0;
  #stopWaiting: () => void = () => undefined;
  #said: 'nothing' | 'end' | 'reset' = 'nothing';

  constructor(parts: Parts, connecting: boolean) {
    super({ allowHalfOpen: false });
    this.#parts = parts;
    this.connecting = connecting;
  }

  /** The other side took the connection. */
  connected(): void {
    if (this.destroyed) return;
    this.connecting = false;
    this.emit('connect');
    for (const what of this.#waiting) this.#parts.send(what);
    this.#waiting = [];
    this.#lookAgain();
  }

  /** What the network brings. */
  receive(what: Sent): void {
    if (this.destroyed) {
      // Nobody reads here any more: a real computer answers bytes for a closed socket with a reset.
      if (what.kind === 'bytes') this.#parts.send({ kind: 'reset' });
      return;
    }
    this.#lookAgain();
    if (what.kind === 'bytes') this.push(what.bytes);
    else if (what.kind === 'end') this.push(null);
    else this.destroy(connectionError('ECONNRESET', 'read ECONNRESET'));
  }

  resetAndDestroy(): this {
    this.#say('reset');
    return this.destroy();
  }

  setTimeout(ms: number, listener?: () => void): this {
    this.#patience = ms;
    if (listener !== undefined) this.once('timeout', listener);
    this.#lookAgain();
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // Bytes are pushed as they come.
  }

  override _write(bytes: Buffer, _encoding: string, done: () => void): void {
    this.#hand({ kind: 'bytes', bytes });
    done();
  }

  override _writev(chunks: { readonly chunk: Buffer }[], done: () => void): void {
    this.#hand({ kind: 'bytes', bytes: Buffer.concat(chunks.map(({ chunk }) => chunk)) });
    done();
  }

  override _final(done: () => void): void {
    this.#say('end');
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#stopWaiting();
    if (!this.connecting) this.#say('end');
    this.#waiting = [];
    this.#parts.onClosed();
    done(error);
  }

  #say(what: 'end' | 'reset'): void {
    if (this.#said === 'reset' || this.#said === what) return;
    this.#said = what;
    this.#hand({ kind: what });
  }

  #hand(what: Sent): void {
    this.#lookAgain();
    if (this.connecting) this.#waiting.push(what);
    else this.#parts.send(what);
  }

  /** Node tells `timeout` after so long without a byte either way. */
  #lookAgain(): void {
    this.#stopWaiting();
    if (this.#patience === 0 || this.destroyed) return;
    this.#stopWaiting = this.#parts.clock().after(this.#patience, () => this.emit('timeout'));
  }
}

export function connectionError(code: string, message = `connect ${code}`): Error {
  return Object.assign(new Error(message), { code, syscall: message.split(' ')[0] });
}
