// The preload's world: its `require('electron')`, and the two ends of IPC. Injected as text: function and class
// declarations only, nothing from outside them.
import type { Codec } from '../codec.ts';
import type { Link } from './bridge.ts';
import type { Guard } from './main-world.ts';

export type WorldConfig = {
  /** name of the binding that carries text to the main process */
  readonly binding: string;
  /** name of the global function that the main process calls with text */
  readonly receiver: string;
  readonly guardKey: string;
  readonly preloadPath: string;
  readonly process: object;
};

export type Upward =
  | { kind: 'send'; channel: string; args: string }
  | { kind: 'invoke'; id: number; channel: string; args: string }
  | {
      kind: 'permission';
      id: number;
      asked: 'request' | 'check';
      permission: string;
      details: object;
      url: string;
    }
  | { kind: 'close' }
  | { kind: 'preload-error'; message: string; stack: string };

export type Downward =
  | { kind: 'event'; channel: string; args: string }
  | { kind: 'result'; id: number; value: string }
  | { kind: 'failure'; id: number; reason: string };

type Preload = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: object,
  global: typeof globalThis,
  Buffer: object,
  setImmediate: (run: () => void) => unknown,
  clearImmediate: (id: number) => void,
) => void;

export class PageEmitter {
  readonly #listeners = new Map<string, { listener: PageListener; call: PageListener }[]>();

  on(event: string, listener: PageListener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), { listener, call: listener }]);
    return this;
  }

  once(event: string, listener: PageListener): this {
    const call: PageListener = (...args) => {
      this.off(event, listener);
      listener(...args);
    };
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), { listener, call }]);
    return this;
  }

  off(event: string, listener: PageListener): this {
    const list = this.#listeners.get(event) ?? [];
    const at = list.findLastIndex((entry) => entry.listener === listener);
    if (at >= 0) this.#listeners.set(event, list.toSpliced(at, 1));
    return this;
  }

  emit(event: string, ...args: unknown[]): boolean {
    const list = this.#listeners.get(event) ?? [];
    for (const { call } of list) {
      try {
        call(...args);
      } catch (error) {
        reportError(error);
      }
    }
    return list.length > 0;
  }

  addListener(event: string, listener: PageListener): this {
    return this.on(event, listener);
  }

  removeListener(event: string, listener: PageListener): this {
    return this.off(event, listener);
  }

  removeAllListeners(event?: string): this {
    if (event === undefined) this.#listeners.clear();
    else this.#listeners.delete(event);
    return this;
  }

  listenerCount(event: string): number {
    return this.#listeners.get(event)?.length ?? 0;
  }
}

export type PageListener = (...args: unknown[]) => void;

export function loudInPreload<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (!(key in object) && typeof key === 'string' && key !== 'then' && key !== 'toJSON') {
        throw new Error(`electron stand-in: ${name}.${key} is not emulated in a preload`);
      }
      const value: unknown = Reflect.get(object, key, object);
      return typeof value === 'function' && object instanceof PageEmitter
        ? (value.bind(object) as unknown)
        : value;
    },
  });
}

/** A synchronous question to the main process: it reads both arguments and sets `answer` while this world stands still. */
export function standInAsks(question: string, subject: unknown): string {
  let answer = question;
  // eslint-disable-next-line no-debugger -- the pause is the message: see windows/sync-questions.ts
  debugger;
  answer = answer === question ? '' : answer; // nobody answered
  return subject === undefined ? '' : answer;
}

export function isolatedWorld(link: Link, codec: Codec, config: WorldConfig, preload: Preload | null): void {
  // data: is the first document of a headful window, before the app's own
  if (window !== window.top || location.protocol === 'data:') return;
  const globals = globalThis as unknown as Record<string, (text: string) => void>;
  const raw = globals[config.binding] as (text: string) => void;
  Reflect.deleteProperty(globals, config.binding);
  const post = (message: Upward): void => raw(JSON.stringify(message));

  const calls = new Map<
    number,
    { channel: string; resolve(value: unknown): void; reject(error: Error): void }
  >();
  let lastId = 0;
  const question = <T>(channel: string, message: (id: number) => Upward): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      calls.set(id, { channel, resolve: resolve, reject });
      post(message(id));
    });

  const ipcRenderer = Object.assign(new PageEmitter(), {
    send: (channel: string, ...args: unknown[]) => post({ kind: 'send', channel, args: codec.encode(args) }),
    invoke: (channel: string, ...args: unknown[]) => {
      const text = codec.encode(args);
      return question(channel, (id) => ({ kind: 'invoke', id, channel, args: text }));
    },
  });

  globals[config.receiver] = (text) => {
    const message = JSON.parse(text) as Downward;
    if (message.kind === 'event') {
      ipcRenderer.emit(
        message.channel,
        { sender: ipcRenderer, ports: [] },
        ...(codec.decode(message.args) as unknown[]),
      );
      return;
    }
    const call = calls.get(message.id);
    calls.delete(message.id);
    if (message.kind === 'result') call?.resolve(codec.decode(message.value));
    else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${message.reason}`));
  };

  const ask = (asked: 'request' | 'check', permission: string, details: object): Promise<boolean> =>
    question(permission, (id) => ({
      kind: 'permission',
      id,
      asked,
      permission,
      details,
      url: location.href,
    }));
  const guard: Guard = {
    request: (permission, details) => ask('request', permission, details),
    check: (permission) => ask('check', permission, {}),
    close: () => post({ kind: 'close' }),
  };
  link.expose(config.guardKey, guard);

  try {
    runPreload(preload, preloadModules(link, ipcRenderer), config.process);
  } catch (error) {
    const { message, stack } = error as { message?: unknown; stack?: unknown };
    console.error(`Unable to load preload script: ${config.preloadPath}`);
    console.error(error);
    post({ kind: 'preload-error', message: String(message ?? error), stack: String(stack) });
  }
}

/** All that a sandboxed preload may require. */
export function preloadModules(link: Link, ipcRenderer: PageEmitter): Record<string, unknown> {
  const electron = {
    contextBridge: loudInPreload('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => link.expose(key, api),
    }),
    ipcRenderer: loudInPreload('ipcRenderer', ipcRenderer),
    webUtils: loudInPreload('webUtils', {
      getPathForFile: (file: unknown) => {
        if (!(file instanceof File)) throw new TypeError('Argument must be a File object');
        return standInAsks('path', file);
      },
    }),
    webFrame: loudInPreload('webFrame', {}),
    crashReporter: loudInPreload('crashReporter', {}),
    nativeImage: loudInPreload('nativeImage', {}),
  };
  return {
    electron,
    'electron/renderer': electron,
    'electron/common': electron,
    events: Object.assign(PageEmitter, { EventEmitter: PageEmitter }),
    timers: { setTimeout, clearTimeout, setInterval, clearInterval },
    url: { URL, URLSearchParams },
  };
}

export function runPreload(
  preload: Preload | null,
  modules: Record<string, unknown>,
  processFields: object,
): void {
  const require = (name: string): unknown => {
    const bare = name.replace(/^node:/, '');
    if (Object.hasOwn(modules, bare)) return modules[bare];
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  const process = loudInPreload('process', Object.assign(new PageEmitter(), processFields));
  const later = (run: () => void): unknown => setTimeout(run, 0);
  preload?.(
    require,
    module,
    module.exports,
    process,
    globalThis,
    loudInPreload('Buffer', {}),
    later,
    clearTimeout,
  );
}
