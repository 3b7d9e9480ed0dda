import type { Counters, EventEntry, InspectionEntry, RequestEntry } from '../../src/shared/inspection.ts';
import { builtAt } from './builders.ts';

const second = 1000;

export function requestEntry(different: Partial<RequestEntry> = {}): RequestEntry {
  return {
    kind: 'request',
    at: builtAt - 20 * second,
    method: 'GET',
    path: '/restapi/v1.0/account/~/extension/~/presence',
    status: 200,
    group: 'light',
    requestId: '0c5f1d2e-7a54-4c1d-9b8e-2f64c1f5a9d1',
    ms: 84.2,
    ...different,
  };
}

export function eventEntry(different: Partial<EventEntry> = {}): EventEntry {
  return {
    kind: 'event',
    at: builtAt - 20 * second,
    path: '/restapi/v1.0/account/1300456004/extension/1300458005/presence',
    uuid: '4f1b8a52-2d7c-4e55-9c9e-1d2f3a4b5c6d',
    outcome: 'used',
    size: 1812,
    ...different,
  };
}

const sessions = '/restapi/v1.0/account/~/telephony/sessions/s-a0d7c6c1b2cz18b0f0c1d3ez1a2b3c40000';

/** One of each kind, the odd ones too. */
const kinds: readonly InspectionEntry[] = [
  requestEntry({ method: 'POST', path: '/restapi/oauth/token', group: 'auth', ms: 212 }),
  requestEntry(),
  { kind: 'line', at: builtAt, what: 'websocket: open' },
  eventEntry(),
  eventEntry({
    path: '/restapi/v1.0/account/1300456004/extension/1300458005/telephony/sessions',
    size: 2440,
  }),
  requestEntry({ path: '/restapi/v1.0/account/~/extension/~/call-log', group: 'heavy', status: 429, ms: 31 }),
  eventEntry({ outcome: 'repeated' }),
  requestEntry({ path: sessions, status: 404, group: 'light' }),
  eventEntry({ outcome: 'damaged', uuid: undefined, size: 17 }),
  { kind: 'line', at: builtAt, what: 'websocket: lost, silent for 46 s' },
  requestEntry({ method: 'PUT', status: undefined, requestId: undefined, group: 'medium', ms: 20_000 }),
  eventEntry({ outcome: 'unreadable', path: '', uuid: undefined, size: 4 }),
  eventEntry({ outcome: 'foreign' }),
  eventEntry({ outcome: 'unknown', path: '/restapi/v1.0/account/~/extension/~/message-store' }),
];

/** So many entries, oldest first, a third of a second apart. */
export function inspectionEntries(count: number): readonly InspectionEntry[] {
  return Array.from({ length: count }, (_, index): InspectionEntry => {
    const entry = kinds[index % kinds.length] ?? requestEntry();
    return { ...entry, at: builtAt - (count - index) * 333 };
  });
}

export const someCounters: Counters = {
  reconnects: 3,
  'soft-gaps': 3,
  'hard-gaps': 1,
  'found-by-audit': 0,
  'rate-limited': 1,
  refreshes: 41,
  events: 12_480,
  repeated: 61,
  damaged: 2,
  foreign: 0,
  unreadable: 1,
};
