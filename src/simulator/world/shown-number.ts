import type { Quirks } from '../world-types.ts';
import type { Endpoint } from './session.ts';

type Fields = Readonly<Record<string, unknown>>;

/** An outside number as the account's privacy rules let it be seen. */
export function shownNumber({ number, extension }: Endpoint, { maskedNumbers }: Quirks): string {
  const hide = maskedNumbers && extension === undefined && number.startsWith('+');
  return hide ? `${number.slice(0, -4)}XXXX` : number;
}

/** Presence carries numbers with or without `+`. */
export function presenceNumber(endpoint: Endpoint, quirks: Quirks): string {
  const number = shownNumber(endpoint, quirks);
  return quirks.withoutPlus ? number.replace(/^\+/, '') : number;
}

/** Leaves out what is not known, as the platform does. */
export function known(fields: Fields): Fields {
  const left: Record<string, unknown> = {};
  for (const name in fields) if (fields[name] !== undefined) left[name] = fields[name];
  return left;
}

export const isoTime = (ms: number): string => new Date(ms).toISOString();
