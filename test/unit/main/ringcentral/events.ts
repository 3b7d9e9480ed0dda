import type { CounterName, EventEntry } from '../../../../src/shared/inspection.ts';
import { createEventReader, type EventReader } from '../../../../src/main/ringcentral/event-reader.ts';
import type { MessageNews, PresenceReport, SessionReport } from '../../../../src/main/ringcentral/reports.ts';
import { createPlatformClock, type PlatformClock } from '../../../support/platform-clock.ts';

export const owner = '1300458005';
const extension = `/restapi/v1.0/account/1300456004/extension/${owner}`;

export type ReaderFixture = {
  readonly reader: EventReader;
  readonly clock: PlatformClock;
  readonly presences: PresenceReport[];
  readonly sessions: SessionReport[];
  readonly people: ('directory' | 'favourites')[];
  readonly messages: MessageNews[];
  readonly lost: () => number;
  readonly garbage: () => number;
  /** What was counted, by counter. */
  readonly counts: () => Partial<Record<CounterName, number>>;
  /** What became of each event. */
  readonly outcomes: EventEntry['outcome'][];
};

export function readerFixture(): ReaderFixture {
  const clock = createPlatformClock();
  const presences: PresenceReport[] = [];
  const sessions: SessionReport[] = [];
  const people: ReaderFixture['people'] = [];
  const messages: MessageNews[] = [];
  const counted = new Map<CounterName, number>();
  const outcomes: EventEntry['outcome'][] = [];
  let lost = 0;
  let garbage = 0;
  const reader = createEventReader({
    clock,
    trace: {
      note: (entry) => {
        if (entry.kind === 'event') outcomes.push(entry.outcome);
      },
      count: (name, by = 1) => counted.set(name, (counted.get(name) ?? 0) + by),
    },
    owner: () => owner,
    onEvent: () => undefined,
    onPresence: (report) => presences.push(report),
    onSession: (report) => sessions.push(report),
    onPeople: (what) => people.push(what),
    onMessages: (news) => messages.push(news),
    onLost: () => (lost += 1),
    onGarbage: () => (garbage += 1),
  });
  return {
    ...{ reader, clock, presences, sessions, people, messages, outcomes },
    counts: () => Object.fromEntries(counted),
    lost: () => lost,
    garbage: () => garbage,
  };
}

let count = 0;

/** A notification frame with an event in it; each has an id of its own. */
export function frameOf(event: string, body: unknown, change: Record<string, unknown> = {}): string {
  count += 1;
  const envelope = {
    uuid: `event-${count}`,
    event,
    timestamp: '2026-09-14T16:02:11.482Z',
    subscriptionId: 'b7f3d1e0-94c2-4e5b-8a60-2f1c7d9e4b35',
    ownerId: owner,
    body,
    ...change,
  };
  return JSON.stringify([
    { type: 'ServerNotification', messageId: `message-${count}`, status: 200 },
    envelope,
  ]);
}

const presencePath = `${extension}/presence?detailedTelephonyState=true&sipData=true`;
export const sessionsPath = `${extension}/telephony/sessions`;

export const ringingCall = {
  id: 's-5f2e8d1c7b3a4690a1d4e6c80f9b2a37',
  direction: 'Inbound',
  from: '+14155550177',
  fromName: 'Dana Wu',
  to: '+16505550111',
  toName: 'Ava Morgan',
  telephonyStatus: 'Ringing',
  startTime: '2026-09-14T16:02:10.975Z',
  sessionId: '230417755005',
  telephonySessionId: 's-5f2e8d1c7b3a4690a1d4e6c80f9b2a37',
  partyId: 'p-5f2e8d1c7b3a4690a1d4e6c80f9b2a37-2',
  queueCall: false,
};

export function presenceFrame(
  body: Record<string, unknown> = {},
  change: Record<string, unknown> = {},
): string {
  const whole = {
    extensionId: owner,
    telephonyStatus: 'Ringing',
    sequence: 21804,
    userStatus: 'Available',
    dndStatus: 'TakeAllCalls',
    totalActiveCalls: 1,
    activeCalls: [ringingCall],
    ...body,
  };
  return frameOf(presencePath, whole, change);
}

export const ringingParty = {
  accountId: '1300456004',
  extensionId: owner,
  id: 'p-5f2e8d1c7b3a4690a1d4e6c80f9b2a37-2',
  direction: 'Inbound',
  to: { phoneNumber: '+16505550111', name: 'Ava Morgan', extensionId: owner },
  from: { phoneNumber: '+14155550177', name: 'Dana Wu' },
  status: { code: 'Proceeding', rcc: false },
  queueCall: false,
  missedCall: false,
};

export function sessionFrame(
  body: Record<string, unknown> = {},
  change: Record<string, unknown> = {},
): string {
  const whole = {
    sequence: 5,
    sessionId: '230417755005',
    telephonySessionId: 's-5f2e8d1c7b3a4690a1d4e6c80f9b2a37',
    eventTime: '2026-09-14T16:02:11.147Z',
    origin: { type: 'Call' },
    parties: [ringingParty],
    ...body,
  };
  return frameOf(sessionsPath, whole, change);
}
