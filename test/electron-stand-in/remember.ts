// Members that have no effect here except that the call is kept, so that a test can ask for it.

type Call = { readonly what: string; readonly args: readonly unknown[] };

/** What the app asked of the desktop, in order; a test reads it as `electronStandIn.calls` in the main process. */
export const calls: Call[] = [];
const callLimit = 10_000;

export function note(what: string, ...args: unknown[]): void {
  calls.push({ what, args });
  if (calls.length > callLimit) calls.shift();
}

type Methods<T> = { [K in keyof T]-?: T[K] extends (...args: never[]) => unknown ? K : never }[keyof T] &
  string;

/** Adds methods that only remember. `T` is Electron's own interface: an invented name does not compile. */
export function remember<T>(prototype: object, names: readonly Methods<T>[]): void {
  const owner = prototype.constructor.name;
  for (const name of names) {
    Object.defineProperty(prototype, name, {
      value: (...args: unknown[]) => note(`${owner}.${name}`, ...args),
      writable: true,
      configurable: true,
    });
  }
}
