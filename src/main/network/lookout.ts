import type { Clock } from '../clock.ts';

/**
 * Looks every few seconds whether this computer is still on the same network and whether time went on as it should:
 * no system tells of both reliably.
 */
export type Lookout = {
  readonly start: () => void;
  /** Looks now, e.g. because the system says that the computer woke up. Answers whether there is a network. */
  readonly look: () => boolean;
  readonly close: () => void;
};

export type LookoutParts = {
  readonly clock: Clock;
  /** None of them: no network. */
  readonly addresses: () => readonly string[];
  readonly onNetwork: (way: 'up' | 'down') => void;
  /** A network is there that was not at the last look; told each time, also where it comes and goes all the time. */
  readonly onThere: () => void;
  /** Nothing ran between the two; ms since the epoch. */
  readonly onMissingTime: (gap: { readonly from: number; readonly until: number }) => void;
};

const lookMs = 5_000;
/** So often, and for so long, while the network comes and goes: whoever waits for it to settle must see each time. */
const closely = { lookMs: 1_000, after: 15_000 };
/** No network at one look may be a cable that is being changed; at the next look it is gone. */
const sureMs = 1_500;
/** A busy computer is late, too, but not by so much. */
const missingMs = 15_000;
/** A network that comes and goes all the time is told of now and then, and when it stays. */
const calm = { changes: 4, within: 60_000, spacing: 15_000, stays: 4_000 };

export function createLookout({
  clock,
  addresses,
  onNetwork,
  onThere,
  onMissingTime,
}: LookoutParts): Lookout {
  /** What was told last. */
  let told: string | undefined;
  /** What the last look saw, and when that was something else than before. */
  let seen: { readonly name: string | undefined; readonly since: number } = {
    name: undefined,
    since: -Infinity,
  };
  let missedAt: number | undefined;
  let changes: readonly number[] = [];
  let lookedOn = 0;
  let cancel = (): void => undefined;

  function look(): boolean {
    const on = clock.now();
    const [from, gap] = [lookedOn, on - lookedOn];
    lookedOn = on;
    const isUp = watchNetwork();
    cancel();
    cancel = clock.after(untilNextLook(), look);
    if (gap > lookMs + missingMs) onMissingTime({ from, until: on });
    return isUp;
  }

  function untilNextLook(): number {
    if (missedAt !== undefined) return sureMs;
    return clock.elapsed() - seen.since < closely.after ? closely.lookMs : lookMs;
  }

  function watchNetwork(): boolean {
    const name = addresses().join(', ');
    const isOther = name !== seen.name;
    if (isOther) seen = { name, since: clock.elapsed() };
    if (isOther && name !== '') onThere();
    if (name !== '') missedAt = undefined;
    if (isNews(name)) tell(name);
    return name !== '';
  }

  function isNews(name: string): boolean {
    return name !== told && (name !== '' || isSurelyGone()) && !isFlapping();
  }

  function tell(name: string): void {
    missedAt = undefined;
    told = name;
    changes = [...changes.slice(1 - calm.changes), clock.elapsed()];
    onNetwork(name === '' ? 'down' : 'up');
  }

  function isSurelyGone(): boolean {
    missedAt ??= clock.elapsed();
    return clock.elapsed() - missedAt >= sureMs;
  }

  function isFlapping(): boolean {
    const now = clock.elapsed();
    if (now - seen.since >= calm.stays) return false;
    const [first = -Infinity, last = -Infinity] = [changes.at(-calm.changes), changes.at(-1)];
    return changes.length >= calm.changes && now - first < calm.within && now - last < calm.spacing;
  }

  return {
    start: () => {
      told = addresses().join(', ');
      seen = { name: told, since: -Infinity };
      lookedOn = clock.now();
      cancel = clock.after(lookMs, look);
    },
    look: () => {
      // Whoever asks knows that time is missing.
      lookedOn = clock.now();
      return look();
    },
    close: () => cancel(),
  };
}
