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
  'socket-error-closed': 'A new connection gets an Error frame (`code`, WSG-901) instead, and is closed.',
  'upgrade-refused':
    'The WebSocket upgrade is answered with `status` (503), perhaps a page (`text`) and `retryAfter`.',
  'upgrade-hanging': 'The WebSocket upgrade is never answered.',
  'heartbeat-ignored': 'Heartbeats are not echoed.',
  'notification-early':
    'The answer that confirms a subscription waits `ms` (1000), so notifications overtake it.',
  'recovery-failed': 'Recovery is refused with `code` (WSG-1005).',
  'recovery-overflow': 'More was missed than the buffer holds: a recovery brings presence a hundred times.',
  'replay-bundled': 'What a recovery brings leaves in the same write as ConnectionDetails.',
  'idle-timeout': 'Once, when switched on: every connection gets WSG-902 and is closed.',
  'absolute-timeout': 'Once, when switched on: every connection gets WSG-903 and is closed.',
  'gateway-restart':
    'Once, when switched on: connections and gateway sessions are gone, sign-ins and calls stay.',
  'session-ended-by-sixth':
    'Once, when switched on: whoever is signed in signs in five times more elsewhere, which ends the old ones.',
  'refresh-refused': 'The refresh token is refused (400 `invalid_grant`, OAU-213) and the sign-in ended.',
  'account-disabled':
    'While on, connections are closed (4400), calls refused (OAU-142), refreshes too (OAU-236).',
  'permission-removed': 'While on, the app lacks a permission (`text`, ReadPresence).',
  'rate-group': 'A rate group (`group`, any) is refused, and its penalty of a minute begins.',
  'rest-401': 'Refused as an unknown access token (OAU-129).',
  'rest-403': 'Refused for a missing permission (CMN-401).',
  'rest-429': 'Refused by the rate limit, with `Retry-After` (`retryAfter`, 60).',
  'rest-429-bare': 'Refused by another limiter: 429 with neither `Retry-After` nor rate headers.',
  'rest-500': 'Answered 500 (CMN-203) without doing anything.',
  'rest-503': 'Answered 503 (CMN-201) with `Retry-After` (`retryAfter`, 10).',
  'rest-done-500': 'Done as asked, but answered 500.',
  'accepted-later': 'A change is answered `status` (504) at once and done up to `ms` (600000) later.',
  'rest-status': 'Answered with `status` and `text` as they are.',
  'rest-slow': 'Answered `ms` (5000) late.',
  'rest-hanging': 'Never answered.',
  'rest-truncated': 'The connection is cut in the middle of the answer.',
  'rest-cut-unmarked': 'The answer has no length and ends in the middle, as if that were all.',
  'rest-html': 'Answered 200 with a web page, as a captive portal does.',
  'rest-redirect': 'Sent elsewhere with `status` (302): to `text` (another host), `itself` or `file:`.',
  'rest-early': 'Answered `status` (413) before the body has been read, and the connection closed.',
  'upload-slow': 'The body of a request is read at `bytes` (1000) a second.',
  'upload-cut':
    'The connection is reset after `bytes` (1000) of a request’s body have come, and nothing is done.',
  'rest-continue': '`100 Continue` is sent and then nothing.',
  'rest-reset': 'The connection is reset before the answer, and nothing is done.',
  'reset-after-request': 'Done as asked, but the connection is reset before the answer.',
  'reset-in-response': 'The connection is reset in the middle of the answer.',
  'rest-encoded': 'Compressed as `text` says (gzip), inflating to `bytes` where given: `gzip, br` and so on.',
  'rest-charset':
    'The text comes with a byte-order mark, in UTF-16 or not as UTF-8 (`code`: bom, utf-16, broken).',
  'rate-headers': 'The rate headers are `missing`, `wrong` or of a `renamed` group (`code`, missing).',
  'slow-pages': 'Pages of lists are answered `ms` (8000) late.',
  'next-page':
    'A list says its next page is at another host, itself, or there for ever (`code`: host, itself, endless).',
  'sync-token-invalid': 'A sync token is refused (CLG-104), so that a client has to begin anew.',
  'sync-overflow': 'A sync token is refused because more than 250 records have changed (CLG-101).',
  'ring-out-status-old': 'A RingOut’s status is told as it was `ms` (3000) before.',
  'control-refused': 'An action on a call is refused with `status` (409) and `code` (TAS-106).',
  'second-client':
    'Another client of the person does something else to the call first (`text`: end, hold, forward and so on).',
  'device-gone': 'The phone that an action names goes off line just before.',
  'device-deaf': 'A phone that is told to take a call never does.',
  'message-late': 'A fax that was accepted shows in the message store up to `ms` (120000) later.',
  'message-changed': 'A message is changed elsewhere (its read state) `ms` (0) after it was read.',
  'message-deleted': 'A message is deleted elsewhere `ms` (0) after it was read.',
  'id-reused': 'A fax gets the id that a contact of the person has already.',
  'content-changed': 'The content of a message is other bytes than before, under another ETag.',
  'content-longer': 'The content of a message is `bytes` (a million) longer than its record says.',
  'fax-refused': 'A fax is refused with `code` (MSG-341) and the status that belongs to it.',
  'multipart-broken':
    'An answer in parts is `cut`, has another `boundary`, or a part too `long` (`code`, cut).',
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
  'connection-refused': 'No new connection is taken (ECONNREFUSED).',
  'black-hole': 'Nothing comes back: requests and upgrades hang, open connections swallow everything.',
  latency: 'Requests, upgrades and frames take up to `ms` (30000) longer, frames in their order.',
  bandwidth: 'Answers come at `bytes` (1000) a second.',
  'name-lookup': 'The name is not found (`code`, ENOTFOUND).',
  'name-lookup-slow': 'The name is found `ms` (30000) late.',
  tls: 'No secure connection comes about (`code`, CERT_HAS_EXPIRED).',
  'proxy-auth': 'A proxy on the way asks for a password (407).',
  'captive-portal':
    'Requests and upgrades get a page (`status`, 200; `text`), open connections swallow everything.',
  flap: 'The network goes and comes back, for half of `ms` (3000) each.',
} as const satisfies Record<string, string>;

export type FaultName = keyof typeof faultTable;
export const faultNames = Object.keys(faultTable) as FaultName[];

export type FaultSettings = {
  /** Chance from 0 to 1 each time the fault could strike; 1 unless given. */
  readonly probability?: number;
  /** How many times it strikes before it goes away; without end unless given. */
  readonly count?: number;
  /** Only where this occurs in the request's path, or in the event's filter; `*` stands for anything. */
  readonly path?: string;
  readonly method?: string;
  readonly ms?: number;
  readonly bytes?: number;
  readonly status?: number;
  readonly code?: string;
  readonly text?: string;
  /** The header's text as it is sent: seconds, a date, or nonsense. */
  readonly retryAfter?: string;
  /** Only calls of this rate group: `heavy`. */
  readonly group?: string;
};

/** What a fault may be meant for: the request as it came, and its rate group where that is known. */
export type Where = { readonly path: string; readonly method: string; readonly group?: string };

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
  readonly strike: (name: FaultName, where?: Where) => FaultSettings | undefined;
  readonly onChange: (listener: () => void) => () => void;
};

function matches(settings: FaultSettings, where?: Where): boolean {
  if (settings.group && settings.group.toLowerCase() !== where?.group?.toLowerCase()) return false;
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
  let names: ReadonlySet<FaultName> = new Set();
  const change = (next: readonly Entry[]) => {
    entries = next;
    names = new Set(next.map(({ name }) => name));
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
    isOn: (name) => names.has(name),
    list: () =>
      entries.map(({ name, settings, left }) => ({
        name,
        settings,
        left: left === Infinity ? 'no end' : left,
      })),
    strikes: (name) => struck.get(name) ?? 0,
    strike(name, where) {
      // Asked dozens of times for every request: the answer is no for nearly all of them.
      if (!names.has(name)) return undefined;
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
