import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import type { Chance, Clock } from '../../src/main/clock.ts';

export type VirtualWorld = {
  /** The process whose time it is now; another one after a kill. */
  readonly clock: () => Clock;
  readonly soon: (task: () => void) => () => void;
  readonly chance: Chance;
};

/**
 * Puts virtual time and seeded chance in the place of Node's own, for library code too: everything that asks `Date`,
 * `performance`, timers, `Math.random`, `crypto` or `AbortSignal.timeout`, by global or by module. To be called before
 * those libraries are loaded. The answer puts everything back.
 */
export function takeOverGlobals(world: VirtualWorld): () => void {
  const undo = [
    replace(globalThis, { Date: createDate(() => Math.floor(world.clock().now())) }),
    replace(performance, { now: () => world.clock().elapsed() }),
    replace(Math, { random: () => world.chance.fraction() }),
    replace(AbortSignal, { timeout: (ms: number) => abortAfter(world.clock(), ms) }),
    takeOverTimers(world),
    takeOverChance(world.chance),
    replace(globalThis, { WeakRef: KeptRef, FinalizationRegistry: SilentRegistry }),
  ];
  syncBuiltinESMExports();
  return () => {
    for (const each of undo.reverse()) each();
    syncBuiltinESMExports();
  };
}

/** When memory is collected is chance, too, and `undici` cancels what nobody holds any more: here nothing is forgotten. */
class KeptRef<Target> {
  readonly #target: Target;

  constructor(target: Target) {
    this.#target = target;
  }
  deref(): Target {
    return this.#target;
  }
}

class SilentRegistry {
  register(): void {
    // Nothing is ever collected, as far as anybody is told.
  }
  unregister(): boolean {
    return false;
  }
}

type Values = Readonly<Record<string, unknown>>;

function replace(target: object, values: Values): () => void {
  const before = Object.keys(values).map(
    (name) => [name, Object.getOwnPropertyDescriptor(target, name)] as const,
  );
  for (const [name, value] of Object.entries(values))
    Object.defineProperty(target, name, { value, configurable: true, writable: true, enumerable: true });
  return () => {
    for (const [name, old] of before)
      if (old === undefined) Reflect.deleteProperty(target, name);
      else Object.defineProperty(target, name, old);
  };
}

function createDate(now: () => number): DateConstructor {
  const RealDate = Date;
  return class VirtualDate extends RealDate {
    constructor(...values: [] | [number | string | Date]) {
      if (values.length === 0) super(now());
      else super(...values);
    }
    static override now(): number {
      return now();
    }
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof RealDate;
    }
  } as DateConstructor;
}

function abortAfter(clock: Clock, ms: number): AbortSignal {
  const stop = new AbortController();
  clock.after(ms, () =>
    stop.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
  );
  return stop.signal;
}

type Task = (...values: unknown[]) => void;

/** What `setTimeout` answers, as far as libraries use it. */
class VirtualTimer {
  readonly #plan: (fire: () => void) => () => void;
  readonly #fire: () => void;
  #cancel: () => void;

  constructor(plan: (fire: () => void) => () => void, fire: () => void) {
    this.#plan = plan;
    this.#fire = fire;
    this.#cancel = plan(fire);
  }
  close(): this {
    this.#cancel();
    return this;
  }
  refresh(): this {
    this.#cancel();
    this.#cancel = this.#plan(this.#fire);
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
  [Symbol.dispose](): void {
    this.#cancel();
  }
}

function takeOverTimers({ clock, soon }: VirtualWorld): () => void {
  const stop = (timer: unknown): void => {
    if (timer instanceof VirtualTimer) timer.close();
  };
  const after = (ms: unknown, fire: () => void): VirtualTimer =>
    new VirtualTimer((run) => clock().after(Number(ms) || 0, run), fire);
  const replaced = {
    setTimeout: (task: Task, ms?: number, ...values: unknown[]) => after(ms, () => task(...values)),
    setInterval: (task: Task, ms?: number, ...values: unknown[]) => {
      const timer = after(ms, () => {
        timer.refresh();
        task(...values);
      });
      return timer;
    },
    setImmediate: (task: Task, ...values: unknown[]) => new VirtualTimer(soon, () => task(...values)),
    clearTimeout: stop,
    clearInterval: stop,
    clearImmediate: stop,
  };
  const promised = {
    setTimeout: (ms: number, value: unknown) =>
      new Promise((resolve) => void after(ms, () => resolve(value))),
    setImmediate: (value: unknown) => new Promise((resolve) => void soon(() => resolve(value))),
  };
  const undo = [replace(globalThis, replaced), replace(timers, replaced), replace(timersPromises, promised)];
  return () => {
    for (const each of undo) each();
  };
}

function takeOverChance(chance: Chance): () => void {
  const fill = <Bytes extends ArrayBufferView>(target: Bytes): Bytes => {
    new Uint8Array(target.buffer, target.byteOffset, target.byteLength).set(chance.bytes(target.byteLength));
    return target;
  };
  const randomUUID = (): string => chance.uuid();
  const undo = [
    replace(crypto, {
      randomBytes: (size: number) => Buffer.from(chance.bytes(size)),
      randomFillSync: (target: Buffer, from = 0, size = target.byteLength - from) => {
        target.set(chance.bytes(size), from);
        return target;
      },
      randomInt: (least: number, end?: number) =>
        end === undefined
          ? Math.floor(chance.fraction() * least)
          : least + Math.floor(chance.fraction() * (end - least)),
      randomUUID,
    }),
    replace(globalThis.crypto, { randomUUID, getRandomValues: fill }),
  ];
  return () => {
    for (const each of undo) each();
  };
}
