// Any use of an API that is not emulated fails with its name; it never reads as undefined.
import { EventEmitter } from 'node:events';

export class NotEmulatedError extends Error {
  override readonly name = 'NotEmulatedError';
}

export function notEmulated(what: string): NotEmulatedError {
  return new NotEmulatedError(`electron stand-in: ${what} is not emulated`);
}

/** Names that tools and the language itself ask any object for. */
const asked = new Set([
  ...['then', 'toJSON', 'inspect', 'constructor', '__esModule', 'default', 'module.exports', '__proto__'],
  ...['domain', '_events', '_eventsCount', '_maxListeners', 'captureRejections', 'objectId'],
  ...['nodeType', 'tagName', 'asymmetricMatch', '$$typeof', '_reactInternals'],
]);

/** Sits at the end of a prototype chain, so what is emulated never reaches it. */
function lastPrototype(name: string, base: object | null): object {
  return new Proxy(base ?? (Object.create(null) as object), {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || asked.has(key)) {
        return Reflect.get(target, key, receiver) as unknown;
      }
      throw notEmulated(`${name}.${key}`);
    },
  });
}

export function loud<T extends object>(name: string, object: T): T {
  Object.setPrototypeOf(object, lastPrototype(name, Object.getPrototypeOf(object) as object | null));
  return object;
}

/** Makes both the members and the statics of a class loud. */
export function loudClass(name: string, made: { prototype: object }): void {
  loud(name, made.prototype);
  loud(name, made);
}

type Listener = Parameters<EventEmitter['on']>[1];

/** An EventEmitter that refuses a listener for an event that would never come. */
export class Emitter extends EventEmitter {
  /** Events this stand-in emits, or that a test may emit in place of the desktop. */
  static readonly emits: readonly string[] = [];
  /** Events an app may listen for although nothing here can cause them. */
  static readonly accepts: readonly string[] = [];

  #check(event: string | symbol): void {
    const own = this.constructor as typeof Emitter;
    if (typeof event === 'symbol' || own.emits.includes(event) || own.accepts.includes(event)) return;
    if (event === 'newListener' || event === 'removeListener') return;
    throw notEmulated(`event '${event}' of ${own.name}`);
  }

  override on(event: string | symbol, listener: Listener): this {
    this.#check(event);
    return super.on(event, listener);
  }

  override addListener(event: string | symbol, listener: Listener): this {
    this.#check(event);
    return super.addListener(event, listener);
  }

  override once(event: string | symbol, listener: Listener): this {
    this.#check(event);
    return super.once(event, listener);
  }
}

export type PreventableEvent = { preventDefault(): void; readonly defaultPrevented: boolean };

export function createEvent(fields: object = {}): PreventableEvent {
  let prevented = false;
  const event: PreventableEvent = {
    preventDefault() {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
  // Own accessors must stay accessors: the fields are copied onto the event, not the other way round.
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(fields));
}

/** A partly emulated object handed out as the class that Electron declares; the rest of it throws at run time. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a named cast is what this is
export function as<T>(partly: object): T {
  return partly as unknown as T;
}
