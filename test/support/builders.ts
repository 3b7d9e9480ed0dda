import type { AppState, CardState } from '../../src/shared/app-state.ts';
import { firstAppState } from '../../src/shared/app-state.ts';
import type { CallList, PastCall } from '../../src/shared/call-list.ts';
import type { Call, CallEnding, CallLine, CallParty } from '../../src/shared/call.ts';
import type { PhoneNumberView } from '../../src/shared/phone-number.ts';
import type { ConnectionState } from '../../src/shared/connection.ts';
import type { OwnPresence } from '../../src/shared/presence.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import type { SignedInAccount } from '../../src/shared/sign-in.ts';

/** The moment every built state is drawn at: 20 November 2026, 09:42 UTC. */
export const builtAt = Date.UTC(2026, 10, 20, 9, 42, 0);

const second = 1000;
const minute = 60 * second;

function phoneNumber(e164: string, shown: string, region?: string): PhoneNumberView {
  return { e164, shown, region };
}

export const parties = {
  named: party('Ada Lovelace', '+12125550100', '+1 (212) 555-0100', 'New York, US'),
  second: party('Alan Turing', '+14155550137', '+1 (415) 555-0137', 'San Francisco, US'),
  third: party('Katherine Johnson', '+17575550112', '+1 (757) 555-0112', 'Virginia, US'),
  unknown: party(undefined, '+12125550100', '+1 (212) 555-0100', 'New York, US'),
  foreign: party(undefined, '+442075550123', '+44 20 7555 0123', 'London, GB'),
  colleague: { kind: 'colleague', extensionNumber: '104', name: 'Grace Hopper' },
  namelessColleague: { kind: 'colleague', extensionNumber: '117', name: undefined },
  masked: { kind: 'masked', shown: '+1 650 555-01xx', name: undefined },
  anonymous: { kind: 'anonymous' },
  longName: party(
    'Dr. Maximiliane Theodora von Hohenlohe-Waldenburg-Schillingsfürst zu Oehringen und Neuenstein',
    '+4930555010123',
    '+49 30 5550 10123',
    'Berlin, DE',
  ),
  rightToLeft: party('عبد الرحمن بن محمد', '+97145550123', '+971 4 555 0123', 'Dubai, AE'),
  hostile: party('<img src=x onerror=alert(1)> \u202egro.live', '+12125550199', '+1 (212) 555-0199'),
} as const satisfies Record<string, CallParty>;

function party(name: string | undefined, e164: string, shown: string, region?: string): CallParty {
  return { kind: 'number', number: phoneNumber(e164, shown, region), name };
}

export const lines = {
  main: { kind: 'direct', name: 'Main line', extensionNumber: undefined },
  direct: { kind: 'direct', name: 'Direct', extensionNumber: '101' },
  support: { kind: 'queue', name: 'Support', extensionNumber: '301' },
} as const satisfies Record<string, CallLine>;

let nextCall = 0;

/** An incoming call that has rung for seven seconds; say only what differs. */
export function call(different: Partial<Call> = {}): Call {
  nextCall += 1;
  const id = different.id ?? `s-${nextCall}`;
  return {
    id,
    telephonySessionId: id,
    sessionId: `4040${nextCall}`,
    partyId: `p-${nextCall}`,
    direction: 'inbound',
    phase: 'ringing',
    party: parties.named,
    line: lines.main,
    transferredBy: undefined,
    devices: [],
    startedAt: builtAt - 7 * second,
    answeredAt: undefined,
    endedAt: undefined,
    ending: undefined,
    silenced: false,
    ...different,
  };
}

export function connectedCall(different: Partial<Call> = {}): Call {
  return call({
    phase: 'connected',
    devices: ['Desk phone'],
    startedAt: builtAt - 6 * minute - 24 * second,
    answeredAt: builtAt - 6 * minute - 12 * second,
    ...different,
  });
}

export function endedCall(ending: CallEnding, different: Partial<Call> = {}): Call {
  const talked = ending.kind === 'answered-here';
  return call({
    phase: 'ended',
    startedAt: builtAt - (talked ? 6 * minute : 24 * second),
    answeredAt: talked ? builtAt - 6 * minute + 8 * second : undefined,
    endedAt: builtAt - 2 * second,
    ending,
    ...different,
  });
}

export const endings = {
  missed: { kind: 'missed' },
  here: { kind: 'answered-here', device: 'Desk phone' },
  hereSomewhere: { kind: 'answered-here', device: undefined },
  bySam: { kind: 'answered-elsewhere', by: 'Sam Rivera' },
  bySomebody: { kind: 'answered-elsewhere', by: undefined },
  voicemail: { kind: 'voicemail' },
  declined: { kind: 'declined' },
  notConnected: { kind: 'not-connected' },
  unknown: { kind: 'unknown' },
} as const satisfies Record<string, CallEnding>;

export function pastCall(different: Partial<PastCall> = {}): PastCall {
  nextCall += 1;
  return {
    id: `past-${nextCall}`,
    telephonySessionId: `s-${nextCall}`,
    sessionId: `4040${nextCall}`,
    direction: 'inbound',
    party: parties.named,
    line: lines.main,
    startedAt: builtAt - 30 * minute,
    talkedSeconds: undefined,
    rangSeconds: 22,
    ending: endings.missed,
    unheard: false,
    ...different,
  };
}

/** `count` rows, newest first, with every kind of ending and of caller in turn. */
export function callList(count: number, different: Partial<CallList> = {}): CallList {
  const callers = Object.values(parties);
  const ends = Object.values(endings);
  const rows = Array.from({ length: count }, (_, index): PastCall => {
    const ending = ends[index % ends.length] ?? endings.missed;
    const talked = ending.kind === 'answered-here';
    return pastCall({
      party: callers[index % callers.length] ?? parties.named,
      line: index % 3 === 2 ? lines.support : lines.main,
      direction: ending.kind === 'not-connected' || index % 5 === 3 ? 'outbound' : 'inbound',
      startedAt: builtAt - (index + 1) * 3 * minute,
      talkedSeconds: talked ? 372 + index : undefined,
      rangSeconds: talked ? 8 : 22,
      ending,
    });
  });
  return { status: 'ready', rows, readAt: builtAt - minute, problem: undefined, ...different };
}

export const demoAccount: SignedInAccount = {
  kind: 'demo',
  name: 'Ava Morgan',
  company: 'Fernhill Furniture',
  extensionNumber: '101',
  extensionId: '1300458005',
  accountId: '1300456004',
  mainNumber: '+16505550111',
  country: 'US',
};

export function ownPresence(different: Partial<OwnPresence> = {}): OwnPresence {
  return { userStatus: 'Available', dndStatus: 'TakeAllCalls', message: '', ...different };
}

export function connection(different: Partial<ConnectionState> = {}): ConnectionState {
  const { phase = 'online', since = builtAt - 40 * minute } = different;
  return {
    phase,
    since,
    lostAt: phase === 'online' || phase === 'signed-out' ? undefined : since,
    reason: undefined,
    channel: 'websocket',
    attempt: 0,
    lastHeardAt: builtAt - 2 * second,
    lastEventAt: builtAt - 40 * second,
    polledAt: undefined,
    nextTryAt: undefined,
    clockOffset: 0,
    limitations: [],
    ...different,
  };
}

/** The card as it stands when these calls are on it: the first ringing one in full. */
export function cardFor(calls: readonly Call[], different: Partial<CardState> = {}): CardState {
  const focus = calls.find((each) => each.phase === 'ringing') ?? calls[0];
  return {
    visible: calls.length > 0,
    callIds: calls.map((each) => each.id),
    focusId: focus?.id,
    collapsed: false,
    quiet: false,
    inertUntil: 0,
    tone: 'none',
    spoken: '',
    ...different,
  };
}

/** Signed in to the demo account, online, with a dozen calls today; say only what differs. */
export function appState(different: Partial<AppState> = {}): AppState {
  const calls = different.calls ?? [];
  return {
    ...firstAppState,
    version: '0.1.0',
    locale: 'en-US',
    signIn: { phase: 'signed-in', account: demoAccount },
    connection: connection(),
    presence: ownPresence(),
    card: cardFor(calls),
    today: callList(12),
    settings: defaultSettings,
    ...different,
  };
}
