// contextBridge between the page's world and the preload's world. Both sides run this function; they talk by
// synchronous CustomEvents on `window` whose names only they know, and the browser clones `detail` from realm to
// realm. Injected as text: nothing from outside the function.

export type Link = {
  expose(key: string, api: unknown): void;
  onExpose(listener: (key: string, api: unknown) => void): void;
};

export function bridge(outgoing: string, incoming: string): Link {
  type Callable = (...args: unknown[]) => unknown;
  type Message =
    | { kind: 'expose'; key: string; value: unknown }
    | { kind: 'call'; id: number; args: unknown }
    | { kind: 'settle'; id: number; failed: boolean; value: unknown }
    | { kind: 'release'; id: number }
    | { kind: 'reply'; failed?: string; value?: unknown };
  type Marked = { [mark]?: 'function' | 'promise' | 'error'; id: number; message: string };

  // Taken before the page's own code can patch them.
  const { dispatchEvent, addEventListener } = EventTarget.prototype;
  const { apply } = Reflect;
  const NativeEvent = CustomEvent;
  const detailOf = Object.getOwnPropertyDescriptor(NativeEvent.prototype, 'detail')
    ?.get as () => Message | null;
  const mark = '\u0001bridge';
  const uncloneable = 'An object could not be cloned.';
  const unknownException =
    'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';

  let lastId = 0;
  const functions = new Map<number, Callable>();
  const functionIds = new WeakMap<Callable, number>();
  const proxies = new Map<number, WeakRef<Callable>>();
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let reply: Extract<Message, { kind: 'reply' }> | undefined;
  let exposed: ((key: string, api: unknown) => void) | undefined;

  const send = (message: Message): void => {
    apply(dispatchEvent, window, [new NativeEvent(outgoing, { detail: message })]);
  };

  /** Sends and gives the other side's answer; an uncloneable detail arrives as null and gets none. */
  const ask = (message: Message): typeof reply => {
    reply = undefined;
    send(message);
    const answer = reply;
    reply = undefined;
    return answer;
  };

  const released = new FinalizationRegistry((id: number) => {
    if (proxies.get(id)?.deref()) return;
    proxies.delete(id);
    send({ kind: 'release', id });
  });

  function idOf(callable: Callable): number {
    const known = functionIds.get(callable);
    if (known !== undefined) return known;
    functionIds.set(callable, ++lastId);
    functions.set(lastId, callable);
    return lastId;
  }

  function settle(id: number, failed: boolean, value: unknown): void {
    let done: typeof reply;
    try {
      done = ask({ kind: 'settle', id, failed, value: pack(value) });
    } catch {
      done = undefined; // not packable: told below
    }
    if (!done) send({ kind: 'settle', id, failed: true, value: { [mark]: 'error', message: uncloneable } });
  }

  function packPromise(promise: Promise<unknown>): object {
    const id = ++lastId;
    promise.then(
      (value) => settle(id, false, value),
      (error: unknown) => settle(id, true, error),
    );
    return { [mark]: 'promise', id };
  }

  /** As in Electron: prototypes and symbol keys are dropped, an error keeps its message only. */
  function pack(value: unknown, seen = new Map<object, unknown>(), depth = 0): unknown {
    if (depth > 1000) {
      throw new Error(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    }
    if (typeof value === 'function') return { [mark]: 'function', id: idOf(value as Callable) };
    if (typeof value === 'symbol') throw new Error(uncloneable);
    if (value === null || typeof value !== 'object') return value;
    if (seen.has(value)) return seen.get(value);
    if (value instanceof Promise) return packPromise(value);
    if (value instanceof Error) return { [mark]: 'error', message: String(value.message) };
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      seen.set(value, list);
      for (const item of value) list.push(pack(item, seen, depth + 1));
      return list;
    }
    if (Object.prototype.toString.call(value) !== '[object Object]') return value;
    const copy: Record<string, unknown> = {};
    seen.set(value, copy);
    for (const [key, item] of Object.entries(value)) {
      if (typeof item !== 'symbol') copy[key] = pack(item, seen, depth + 1);
    }
    return copy;
  }

  function proxyOf(id: number): Callable {
    const known = proxies.get(id)?.deref();
    if (known) return known;
    const proxy = (...args: unknown[]): unknown => {
      const answer = ask({ kind: 'call', id, args: pack(args) });
      if (!answer) throw new Error(uncloneable);
      if (answer.failed !== undefined) throw new Error(answer.failed);
      return unpack(answer.value);
    };
    proxies.set(id, new WeakRef(proxy));
    released.register(proxy, id);
    return proxy;
  }

  function unpack(value: unknown, seen = new Set<object>()): unknown {
    if (value === null || typeof value !== 'object' || seen.has(value)) return value;
    const marked = value as Marked;
    if (marked[mark] === 'function') return proxyOf(marked.id);
    if (marked[mark] === 'error') return new Error(marked.message);
    if (marked[mark] === 'promise') {
      return new Promise((resolve, reject) => pending.set(marked.id, { resolve, reject }));
    }
    seen.add(value);
    if (Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]') {
      const fields = value as Record<string, unknown>;
      for (const key of Object.keys(fields)) fields[key] = unpack(fields[key], seen);
    }
    return value;
  }

  function call(id: number, args: unknown): Message {
    try {
      const callable = functions.get(id);
      if (!callable) throw new Error('The function was released.');
      return { kind: 'reply', value: pack(callable(...(unpack(args) as unknown[]))) };
    } catch (error) {
      const message = (error as { message?: unknown } | null)?.message;
      return { kind: 'reply', failed: typeof message === 'string' ? message : unknownException };
    }
  }

  function receive(message: Message): void {
    if (message.kind === 'reply') reply = message;
    else if (message.kind === 'expose') exposed?.(message.key, unpack(message.value));
    else if (message.kind === 'call') send(call(message.id, message.args));
    else if (message.kind === 'release') {
      const callable = functions.get(message.id);
      functions.delete(message.id);
      if (callable) functionIds.delete(callable);
    } else {
      const waiting = pending.get(message.id);
      pending.delete(message.id);
      send({ kind: 'reply' });
      if (message.failed) waiting?.reject(unpack(message.value));
      else waiting?.resolve(unpack(message.value));
    }
  }

  const listener = (event: Event): void => {
    event.stopImmediatePropagation();
    const message = apply(detailOf, event, []) as Message | null;
    if (message) receive(message);
  };
  apply(addEventListener, window, [incoming, listener, true]);

  return {
    expose: (key, api) => send({ kind: 'expose', key, value: pack(api) }),
    onExpose: (heard) => {
      exposed = heard;
    },
  };
}
