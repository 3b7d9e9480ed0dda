import type { SimulatorClock } from './world-types.ts';

/** Every way the simulator can misbehave on request. The README shows this same table. */
export const faultTable = {
  'event-late': 'An event is sent up to `ms` (3000) later than it happened; later ones may overtake it.',
  'event-repeated': 'An event is sent again, same uuid, up to `ms` (3000) after the first time.',
  'event-reordered': 'An event waits until the next one has been sent, at most `ms` (3000).',
  'event-dropped': 'An event is never sent, and recovery does not bring it back.',
  'frame-garbage': 'Before a notification a frame that is not JSON (`text`) is sent.',
  'socket-killed': 'The connection is cut without a close frame instead of sending a notification.',
  'socket-half-open': 'While on, connections stay open but swallow everything, pings included, both ways.',
  'socket-silent': 'A new connection never gets its ConnectionDetails.',
  'socket-error-frame': 'A new connection gets an Error frame (`code`, WSG-901) instead, and stays open.',
  'upgrade-refused': 'The WebSocket upgrade is answered with `status` (503) and perhaps a page (`text`).',
  'upgrade-hanging': 'The WebSocket upgrade is never answered.',
  'heartbeat-ignored': 'Heartbeats are not echoed.',
  'notification-early':
    'The answer that confirms a subscription waits `ms` (1000), so notifications overtake it.',
  'recovery-failed': 'Recovery is refused with `code` (WSG-1005).',
  'rest-401': 'Refused as an unknown access token (OAU-129).',
  'rest-403': 'Refused for a missing permission (CMN-401).',
  'rest-429': 'Refused by the rate limit, with `Retry-After` (`retryAfter`, 60).',
  'rest-429-bare': 'Refused by another limiter: 429 with neither `Retry-After` nor rate headers.',
  'rest-500': 'Answered 500 (CMN-203) without doing anything.',
  'rest-503': 'Answered 503 (CMN-201) with `Retry-After` (`retryAfter`, 10).',
  'rest-done-500': 'Done as asked, but answered 500.',
  'rest-status': 'Answered with `status` and `text` as they are.',
  'rest-slow': 'Answered `ms` (5000) late.',
  'rest-hanging': 'Never answered.',
  'rest-truncated': 'The connection is cut in the middle of the answer.',
  'rest-html': 'Answered 200 with a web page, as a captive portal does.',
  'rest-reset': 'The connection is reset before the answer.',
  'pubnub-403': 'PubNub refuses (403).',
  'pubnub-500': 'PubNub answers `status` (500), perhaps with `Retry-After` (`retryAfter`).',
  'pubnub-html': 'PubNub’s answer is a web page (`text`), `status` 200, as from a captive portal.',
  'pubnub-hanging': 'PubNub never answers a request; not even the first poll.',
  'pubnub-killed': 'A waiting poll is cut instead of being answered with a message.',
  'pubnub-damaged': 'A message is published that nobody can decrypt (`text`).',
  'pubnub-expired': 'A renewal of a PubNub subscription finds it gone (SUB-507).',
  'pubnub-new-key': 'A renewal of a PubNub subscription gives it another channel and key.',
  'date-wrong': 'The `Date` of an answer is `ms` (a day) off.',
  'network-down': 'Nothing gets through: requests fail at once, sockets are cut, upgrades fail.',
} as const satisfies Record<string, string>;

export type FaultName = keyof typeof faultTable;
export const faultNames = Object.keys(faultTable) as FaultName[];

export type FaultSettings = {
  /** Chance from 0 to 1 each time the fault could strike; 1 unless given. */
  readonly probability?: number;
  /** How many times it strikes before it goes away; without end unless given. */
  readonly count?: number;
  /** Only where this occurs in the request's path; `*` stands for anything. */
  readonly path?: string;
  readonly method?: string;
  readonly ms?: number;
  readonly status?: number;
  readonly code?: string;
  readonly text?: string;
  /** The header's text as it is sent: seconds, a date, or nonsense. */
  readonly retryAfter?: string;
};

type Entry = { readonly name: FaultName; readonly settings: FaultSettings; left: number };

export type Faults = {
  /** Switches a fault on; the answer switches this one off again. Several of one name may be on. */
  readonly on: (name: FaultName, settings?: FaultSettings) => () => void;
  readonly off: (name: FaultName) => void;
  readonly clear: () => void;
  readonly isOn: (name: FaultName) => boolean;
  readonly list: () => readonly { name: FaultName; settings: FaultSettings; left: number | 'no end' }[];
  /** How often a fault has struck since the start. */
  readonly strikes: (name: FaultName) => number;
  /** Asks whether the fault strikes now; counts and uses it up if so. */
  readonly strike: (name: FaultName, where?: { path: string; method: string }) => FaultSettings | undefined;
  readonly onChange: (listener: () => void) => () => void;
};

function matches(settings: FaultSettings, where?: { path: string; method: string }): boolean {
  if (settings.method && settings.method.toUpperCase() !== where?.method.toUpperCase()) return false;
  if (!settings.path) return true;
  let from = 0;
  for (const part of settings.path.split('*')) {
    const found = (where?.path ?? '').indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return true;
}

export function createFaults(clock: SimulatorClock): Faults {
  let entries: readonly Entry[] = [];
  const struck = new Map<FaultName, number>();
  const listeners = new Set<() => void>();
  const change = (next: readonly Entry[]) => {
    entries = next;
    for (const listener of [...listeners]) listener();
  };
  const dice = (chance: number) => chance >= 1 || clock.random() < chance;

  return {
    on(name, settings = {}) {
      const entry: Entry = { name, settings, left: settings.count ?? Infinity };
      change([...entries, entry]);
      return () => change(entries.filter((other) => other !== entry));
    },
    off: (name) => change(entries.filter((entry) => entry.name !== name)),
    clear: () => change([]),
    isOn: (name) => entries.some((entry) => entry.name === name),
    list: () =>
      entries.map(({ name, settings, left }) => ({
        name,
        settings,
        left: left === Infinity ? 'no end' : left,
      })),
    strikes: (name) => struck.get(name) ?? 0,
    strike(name, where) {
      const entry = entries.find(
        (candidate) => candidate.name === name && matches(candidate.settings, where),
      );
      if (!entry || !dice(entry.settings.probability ?? 1)) return undefined;
      struck.set(name, (struck.get(name) ?? 0) + 1);
      entry.left -= 1;
      if (entry.left <= 0) change(entries.filter((other) => other !== entry));
      return entry.settings;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
