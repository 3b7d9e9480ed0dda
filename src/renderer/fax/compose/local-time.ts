/** A date and a time of day as a clock on the wall shows them. */
export type WallTime = {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
};

/** Ms to add to UTC for the clock on the wall at that moment. */
export type ZoneOffset = (at: number) => number;

export type LocalTime =
  | { readonly kind: 'one'; readonly at: number }
  /** The clocks go forward over it: no clock ever shows it. */
  | { readonly kind: 'none' }
  /** The clocks go back over it: it comes twice. */
  | { readonly kind: 'twice'; readonly first: number; readonly second: number };

const day = 24 * 3_600_000;

/** Reads what a `datetime-local` field says, such as `2026-11-20T09:42`; undefined while it is not whole. */
export function parseWallTime(text: string): WallTime | undefined {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text);
  if (found === null) return undefined;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  return { year, month, day: date, hour, minute };
}

/** Which moments a wall time means in this zone. */
export function momentsOf(wall: WallTime, offset: ZoneOffset): LocalTime {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  const around = new Set([offset(asUtc - day), offset(asUtc), offset(asUtc + day)]);
  const moments = [...around]
    .map((each) => asUtc - each)
    .filter((at) => at + offset(at) === asUtc)
    .sort((one, other) => one - other);
  const [first, second] = moments;
  if (first === undefined) return { kind: 'none' };
  return second === undefined ? { kind: 'one', at: first } : { kind: 'twice', first, second };
}

/** For the field: `2026-11-20T09:42`. */
export function wallTextOf(at: number, offset: ZoneOffset): string {
  return new Date(at + offset(at)).toISOString().slice(0, 16);
}

/** The next full hour, at least half an hour away. */
export function nextFullHour(now: number, offset: ZoneOffset): number {
  const hour = 3_600_000;
  const shift = offset(now);
  return Math.ceil((now + shift + hour / 2) / hour) * hour - shift;
}

/** Of this computer. */
export const ownOffset: ZoneOffset = (at) => -new Date(at).getTimezoneOffset() * 60_000;
