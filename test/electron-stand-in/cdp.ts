// Chromium's DevTools protocol over its debugging pipe: JSON messages separated by NUL.
// Chromium ends when the pipe closes, so whatever kills this process takes the browser along.
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';

export type { Protocol };
type Method = keyof Protocol.CommandParameters;
type EventName = keyof Protocol.Events;
export type EventTable = { [E in EventName]?: (params: Protocol.Events[E]) => void };
type Waiting = { readonly method: string; resolve(result: unknown): void; reject(error: Error): void };
type Incoming = {
  readonly id?: number;
  readonly method?: EventName;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
};

/** Every line of the protocol goes to this file: most faults of a stand-in are found by reading it. */
const trace = process.env['STAND_IN_TRACE']
  ? createWriteStream(process.env['STAND_IN_TRACE'], { flags: 'a' })
  : null;
const traceLimit = 2000;

function note(direction: '>' | '<', text: string): void {
  trace?.write(`${performance.now().toFixed(1)} ${direction} ${text.slice(0, traceLimit)}\n`);
}

class Cdp {
  readonly #waiting = new Map<number, Waiting>();
  readonly #sessions = new Map<string, EventTable>();
  readonly #root: EventTable = {};
  #pieces: Buffer[] = [];
  #lastId = 0;
  #child: ChildProcess | null = null;
  #exited: Promise<void> = Promise.resolve();
  #leaving = false;
  closed = false;

  /** Starts the browser. `onGone` is called when it ends without having been asked to. */
  start(binary: string, args: readonly string[], env: NodeJS.ProcessEnv, onGone: () => void): void {
    // A group of its own: Ctrl-C in a terminal reaches the app alone, which then ends the browser in good order.
    const stdio = ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] as const;
    const child = spawn(binary, args, { stdio: [...stdio], env, detached: true });
    this.#child = child;
    const [, , stderr, up, down] = child.stdio as [null, null, Readable, Writable, Readable];
    stderr.on('data', (chunk: Buffer) => {
      this.#relay(chunk.toString());
    });
    up.on('error', () => {
      // the browser is gone; 'exit' reports it
    });
    down.on('data', (chunk: Buffer) => {
      this.#receive(chunk);
    });
    child.once('error', (error) => {
      console.error(`electron stand-in: cannot start Chromium: ${error.message}`);
      onGone();
    });
    this.#exited = new Promise((resolve) => {
      child.once('exit', () => {
        this.closed = true;
        for (const call of this.#waiting.values())
          call.reject(new Error(`${call.method}: the browser is gone`));
        this.#waiting.clear();
        resolve();
        if (!this.#leaving) onGone();
      });
    });
  }

  on<E extends EventName>(event: E, listener: (params: Protocol.Events[E]) => void): void {
    Object.assign(this.#root, { [event]: listener });
  }

  /** All events of one page session go to one table. */
  onSession(sessionId: string, table: EventTable): void {
    this.#sessions.set(sessionId, table);
  }

  endSession(sessionId: string): void {
    this.#sessions.delete(sessionId);
  }

  send<M extends Method>(
    method: M,
    params: Protocol.CommandParameters[M],
    sessionId?: string,
  ): Promise<Protocol.CommandReturnValues[M]> {
    if (this.closed || !this.#child) return Promise.reject(new Error(`${method}: the browser is gone`));
    const id = ++this.#lastId;
    const text = JSON.stringify({ id, method, params, sessionId });
    note('>', text);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve: resolve, reject });
      (this.#child?.stdio[3] as Writable).write(`${text}\0`);
    });
  }

  /** Fire and forget: a page that is going away may refuse. */
  post<M extends Method>(method: M, params: Protocol.CommandParameters[M], sessionId?: string): void {
    this.send(method, params, sessionId).catch((error: unknown) => {
      note('<', `refused ${String(error)}`);
    });
  }

  async stop(): Promise<void> {
    this.#leaving = true;
    if (!this.#child || this.closed) return;
    this.post('Browser.close', {});
    const limit = setTimeout(() => this.#child?.kill('SIGKILL'), 3000);
    await this.#exited;
    clearTimeout(limit);
  }

  #receive(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      this.#pieces.push(chunk.subarray(start, end));
      start = end + 1;
      const text = Buffer.concat(this.#pieces).toString();
      this.#pieces = [];
      note('<', text);
      this.#dispatch(JSON.parse(text) as Incoming);
    }
    if (start < chunk.length) this.#pieces.push(chunk.subarray(start));
  }

  #dispatch(message: Incoming): void {
    if (message.id !== undefined) {
      const call = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`));
      else call?.resolve(message.result);
      return;
    }
    const table = message.sessionId ? this.#sessions.get(message.sessionId) : this.#root;
    const listener = message.method && (table?.[message.method] as ((params: unknown) => void) | undefined);
    listener?.(message.params);
  }

  /** Playwright waits for exactly this line of Chromium's; the rest is noise unless asked for. */
  #relay(text: string): void {
    for (const line of text.split('\n')) {
      const wanted = line.startsWith('DevTools listening') || process.env['STAND_IN_VERBOSE'];
      if (wanted && line) process.stderr.write(`${line}\n`);
    }
  }
}

export const cdp = new Cdp();
