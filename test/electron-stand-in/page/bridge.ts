// contextBridge between the page's world and the preload's world. Both sides run this class; they talk by synchronous
// CustomEvents on `window` whose names only they know, and the browser clones `detail` from realm to realm.
// Injected as text: nothing from outside the class except types.

export type Link = {
  expose(key: string, api: unknown): void;
  onExpose(listener: (key: string, api: unknown) => void): void;
};

type Callable = (...args: unknown[]) => unknown;
type Reply = { kind: 'reply'; failed?: string; value?: unknown };
type Message =
  | { kind: 'expose'; key: string; value: unknown }
  | { kind: 'call'; id: number; args: unknown }
  | { kind: 'settle'; id: number; failed: boolean; value: unknown }
  | { kind: 'release'; id: number }
  | Reply;
/** What stands for a function, a promise or an error while it crosses. */
type Marked = { '\u0001bridge'?: 'function' | 'promise' | 'error'; id: number; message: string };
type Settle = { resolve(value: unknown): void; reject(error: unknown): void };

export class WorldBridge implements Link {
  readonly #send: (message: Message) => void;
  readonly #functions = new Map<number, Callable>();
  readonly #ids = new WeakMap<Callable, number>();
  readonly #proxies = new Map<number, WeakRef<Callable>>();
  readonly #pending = new Map<number, Settle>();
  readonly #released = new FinalizationRegistry((id: number) => this.#release(id));
  readonly #uncloneable = 'An object could not be cloned.';
  #lastId = 0;
  #reply: Reply | null = null;
  #exposed: ((key: string, api: unknown) => void) | null = null;

  constructor(outgoing: string, incoming: string) {
    // Taken before the page's own code can patch them.
    const { dispatchEvent, addEventListener } = EventTarget.prototype as unknown as Record<string, Callable>;
    const { apply } = Reflect as unknown as {
      apply: (call: unknown, self: unknown, args: unknown[]) => unknown;
    };
    const NativeEvent = CustomEvent;
    const detailOf: unknown = Reflect.get(
      Object.getOwnPropertyDescriptor(NativeEvent.prototype, 'detail') ?? {},
      'get',
    );
    this.#send = (message) => {
      apply(dispatchEvent, window, [new NativeEvent(outgoing, { detail: message })]);
    };
    const listener = (event: Event): void => {
      event.stopImmediatePropagation();
      // an uncloneable detail arrives as null, and then there is no reply
      const message = apply(detailOf, event, []) as Message | null;
      if (message) this.#receive(message);
    };
    apply(addEventListener, window, [incoming, listener, true]);
  }

  expose(key: string, api: unknown): void {
    const answer = this.#ask({ kind: 'expose', key, value: this.#pack(api) });
    if (!answer) throw new Error(this.#uncloneable);
    if (answer.failed !== undefined) throw new Error(answer.failed);
  }

  onExpose(listener: (key: string, api: unknown) => void): void {
    this.#exposed = listener;
  }

  /** Sends, and gives what the other side answered before dispatchEvent came back. */
  #ask(message: Message): Reply | null {
    this.#reply = null;
    this.#send(message);
    return this.#takeReply();
  }

  #takeReply(): Reply | null {
    const reply = this.#reply;
    this.#reply = null;
    return reply;
  }

  #receive(message: Message): void {
    if (message.kind === 'reply') this.#reply = message;
    else if (message.kind === 'expose') this.#send(this.#expose(message.key, message.value));
    else if (message.kind === 'call') this.#send(this.#call(message.id, message.args));
    else if (message.kind === 'settle') this.#settled(message.id, message.failed, message.value);
    else {
      const callable = this.#functions.get(message.id);
      this.#functions.delete(message.id);
      if (callable) this.#ids.delete(callable);
    }
  }

  #expose(key: string, value: unknown): Reply {
    try {
      this.#exposed?.(key, this.#unpack(value));
      return { kind: 'reply' };
    } catch (error) {
      return { kind: 'reply', failed: (error as Error).message };
    }
  }

  #call(id: number, args: unknown): Reply {
    try {
      const callable = this.#functions.get(id);
      if (!callable) throw new Error('The function was released.');
      return { kind: 'reply', value: this.#pack(callable(...(this.#unpack(args) as unknown[]))) };
    } catch (error) {
      const thrown = (error as { message?: unknown } | null)?.message;
      const unknown =
        'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';
      return { kind: 'reply', failed: typeof thrown === 'string' ? thrown : unknown };
    }
  }

  #settled(id: number, failed: boolean, value: unknown): void {
    const waiting = this.#pending.get(id);
    this.#pending.delete(id);
    this.#send({ kind: 'reply' });
    if (failed) waiting?.reject(this.#unpack(value));
    else waiting?.resolve(this.#unpack(value));
  }

  #settle(id: number, failed: boolean, value: unknown): void {
    let heard: Reply | null = null;
    try {
      heard = this.#ask({ kind: 'settle', id, failed, value: this.#pack(value) });
    } catch {
      // not packable: the other side is told so below
    }
    if (heard) return;
    const error = { '\u0001bridge': 'error', message: this.#uncloneable };
    this.#send({ kind: 'settle', id, failed: true, value: error });
  }

  /** As in Electron: prototypes and symbol keys are dropped, an error keeps its message only. */
  #pack(value: unknown, seen = new Map<object, unknown>(), depth = 0): unknown {
    if (depth > 1000) {
      const limit = 'Nested objects deeper than 1000 are not supported.';
      throw new Error(`Electron contextBridge recursion depth exceeded.  ${limit}`);
    }
    if (typeof value === 'function') return { '\u0001bridge': 'function', id: this.#idOf(value as Callable) };
    if (typeof value === 'symbol') throw new Error(this.#uncloneable);
    if (value === null || typeof value !== 'object') return value;
    if (seen.has(value)) return seen.get(value);
    if (value instanceof Promise) return this.#packPromise(value);
    if (value instanceof Error) return { '\u0001bridge': 'error', message: value.message };
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      seen.set(value, list);
      for (const item of value) list.push(this.#pack(item, seen, depth + 1));
      return list;
    }
    if (Object.prototype.toString.call(value) !== '[object Object]') return value;
    const copy: Record<string, unknown> = {};
    seen.set(value, copy);
    for (const [key, item] of Object.entries(value)) {
      if (typeof item !== 'symbol') copy[key] = this.#pack(item, seen, depth + 1);
    }
    return copy;
  }

  #packPromise(promise: Promise<unknown>): object {
    const id = ++this.#lastId;
    promise.then(
      (value) => this.#settle(id, false, value),
      (error: unknown) => this.#settle(id, true, error),
    );
    return { '\u0001bridge': 'promise', id };
  }

  #unpack(value: unknown, seen = new Set<object>()): unknown {
    if (value === null || typeof value !== 'object' || seen.has(value)) return value;
    const marked = value as Marked;
    if (marked['\u0001bridge'] === 'function') return this.#proxyOf(marked.id);
    if (marked['\u0001bridge'] === 'error') return new Error(marked.message);
    if (marked['\u0001bridge'] === 'promise') {
      return new Promise((resolve, reject) => this.#pending.set(marked.id, { resolve, reject }));
    }
    seen.add(value);
    if (Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]') {
      const fields = value as Record<string, unknown>;
      for (const key of Object.keys(fields)) fields[key] = this.#unpack(fields[key], seen);
    }
    return value;
  }

  #idOf(callable: Callable): number {
    const known = this.#ids.get(callable);
    if (known !== undefined) return known;
    const id = ++this.#lastId;
    this.#ids.set(callable, id);
    this.#functions.set(id, callable);
    return id;
  }

  #proxyOf(id: number): Callable {
    const known = this.#proxies.get(id)?.deref();
    if (known) return known;
    const proxy = (...args: unknown[]): unknown => {
      const answer = this.#ask({ kind: 'call', id, args: this.#pack(args) });
      if (!answer) throw new Error(this.#uncloneable);
      if (answer.failed !== undefined) throw new Error(answer.failed);
      return this.#unpack(answer.value);
    };
    this.#proxies.set(id, new WeakRef(proxy));
    this.#released.register(proxy, id);
    return proxy;
  }

  /** The far side may forget a function when nobody here can call it any more. */
  #release(id: number): void {
    if (this.#proxies.get(id)?.deref()) return;
    this.#proxies.delete(id);
    this.#send({ kind: 'release', id });
  }
}
