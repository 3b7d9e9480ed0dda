import type { Simulator } from '../simulator.ts';
import { ControlError } from './control-error.ts';

export type Arguments = Readonly<Record<string, unknown>>;

const wrong = (name: string, what: string) => new ControlError(400, `"${name}" must be ${what}`);

export function text(from: Arguments, name: string): string | undefined {
  const value = from[name];
  if (value === undefined || typeof value === 'string') return value;
  throw wrong(name, 'a text');
}

export function needText(from: Arguments, name: string): string {
  const value = text(from, name);
  if (value === undefined) throw wrong(name, 'given');
  return value;
}

export function count(from: Arguments, name: string, fallback: number): number {
  const value = from[name] ?? fallback;
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw wrong(name, 'a number, zero or more');
}

export function truth(from: Arguments, name: string, fallback: boolean): boolean {
  const value = from[name] ?? fallback;
  if (typeof value === 'boolean') return value;
  throw wrong(name, 'true or false');
}

export function oneOf<Name extends string>(
  from: Arguments,
  name: string,
  names: readonly Name[],
): Name | undefined {
  const value = from[name];
  const known = names.find((candidate) => candidate === value);
  if (value !== undefined && known === undefined) throw wrong(name, `one of ${names.join(', ')}`);
  return known;
}

/** Refuses what nobody would look at. @param what says whose names they are, e.g. "This action" */
export function onlyKnown(from: Arguments, names: readonly string[], what: string): void {
  const unknown = Object.keys(from).filter((name) => !names.includes(name));
  if (unknown.length === 0) return;
  const known = names.length === 0 ? 'nothing' : names.join(', ');
  const quoted = unknown.map((name) => `"${name}"`).join(', ');
  throw new ControlError(400, `${what} takes ${known}, not ${quoted}`);
}

export function list(from: Arguments, name: string): readonly unknown[] {
  const value = from[name] ?? [];
  if (Array.isArray(value)) return value as unknown[];
  throw wrong(name, 'a list');
}

export function texts(from: Arguments, name: string): readonly string[] {
  return list(from, name).map((value) => {
    if (typeof value !== 'string') throw wrong(name, 'a list of texts');
    return value;
  });
}

export function record(from: Arguments, name: string): Arguments {
  const value = from[name] ?? {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Arguments;
  throw wrong(name, 'an object');
}

/** Leaves undefined values out, as optional fields want it. */
export function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** An extension by id (number) or by extension number (text). */
export function extension(simulator: Simulator, from: Arguments, name = 'extension'): number | undefined {
  const wanted = from[name];
  if (wanted === undefined) return undefined;
  const found = simulator.world.extensions.find(
    ({ id, extensionNumber }) => id === wanted || extensionNumber === wanted,
  );
  if (!found) throw new ControlError(404, `No extension ${JSON.stringify(wanted)}`);
  return found.id;
}

export const someone = (simulator: Simulator, from: Arguments, name = 'extension'): number =>
  extension(simulator, from, name) ?? simulator.people[0]?.id ?? 0;

/** A call by its telephony session id; the newest live one when none is named. */
export function call(simulator: Simulator, from: Arguments): string {
  const named = text(from, 'call');
  if (named !== undefined) return named;
  const live = simulator.world.truth().filter((truth) => truth.ending === 'live');
  const newest = live.reduce<(typeof live)[number] | undefined>(
    (best, one) => (best && best.startedAt > one.startedAt ? best : one),
    undefined,
  );
  if (!newest) throw new ControlError(404, 'No call is live');
  return newest.telephonySessionId;
}

/** The extension that acts in a call: the named one, else the one that answered, else the first that rang. */
export function actor(simulator: Simulator, from: Arguments, telephonySessionId: string): number {
  const named = extension(simulator, from);
  if (named !== undefined) return named;
  const truth = simulator.world.truth().find((one) => one.telephonySessionId === telephonySessionId);
  return truth?.answeredBy?.extensionId ?? truth?.rang[0] ?? simulator.people[0]?.id ?? 0;
}
