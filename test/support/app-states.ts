import type { AppState } from '../../src/shared/app-state.ts';
import type { Call } from '../../src/shared/call.ts';
import { emptyCallList } from '../../src/shared/call-list.ts';
import { type ConnectionState, signedOutConnection } from '../../src/shared/connection.ts';
import { unknownDesktop } from '../../src/shared/desktop-abilities.ts';
import { type NetworkTrouble, unknownNetwork } from '../../src/shared/network.ts';
import type { SignInProblem, SignInState } from '../../src/shared/sign-in.ts';
import {
  appState,
  builtAt,
  call,
  callList,
  cardFor,
  connectedCall,
  connection,
  demoAccount,
} from './builders.ts';
import { endedCall, endings, lines, ownPresence, parties } from './builders.ts';
import { demoCallStates } from './demo-call-states.ts';
import { knownCallerStates } from './known-caller-states.ts';
import { ringOutStates } from './ring-out-states.ts';

const second = 1000;
const minute = 60 * second;

function withCalls(...calls: readonly Call[]): AppState {
  return appState({ calls });
}

function signingIn(signIn: SignInState, different: Partial<AppState> = {}): AppState {
  return appState({
    signIn,
    connection: signedOutConnection,
    presence: undefined,
    today: emptyCallList,
    ...different,
  });
}

function signedOut(problem: SignInProblem | undefined, canSignIn = true): AppState {
  return signingIn({ phase: 'signed-out', problem, canSignIn });
}

const ringing = {
  'ring.foreign': withCalls(call({ party: parties.foreign })),
  'ring.colleagueNameless': withCalls(call({ party: parties.namelessColleague, line: lines.direct })),
  'ring.queueNumber': withCalls(call({ line: lines.support })),
  'ring.transferred': withCalls(call({ transferredBy: 'Sam Rivera' })),
  'ring.devices': withCalls(call({ devices: ['Desk phone', 'RingCentral app'] })),
  'ring.noLine': withCalls(call({ line: undefined })),
  'ring.longLine': withCalls(
    call({ party: parties.longName, line: { ...lines.support, name: 'Kundendienst Ersatzteilbeschaffung' } }),
  ),
  'ring.hostileName': withCalls(call({ party: parties.hostile })),
  'ring.silenced': withCalls(call({ silenced: true })),
  'ring.quiet': quiet(call()),
} satisfies Record<string, AppState>;

function quiet(...calls: readonly Call[]): AppState {
  return appState({ calls, card: cardFor(calls, { quiet: true }) });
}

const answered = {
  'onCall.noDevice': withCalls(connectedCall({ devices: [] })),
  parked: withCalls(connectedCall({ phase: 'parked' })),
  'outbound.ringing': withCalls(call({ direction: 'outbound', line: undefined })),
  'outbound.connected': withCalls(connectedCall({ direction: 'outbound', line: undefined })),
} satisfies Record<string, AppState>;

const ended = {
  'elsewhere.somebody': withCalls(endedCall(endings.bySomebody)),
  'missed.twice': withCalls(
    endedCall(endings.missed, { startedAt: builtAt - 2 * minute, endedAt: builtAt - 100 * second }),
    endedCall(endings.missed),
  ),
  'missed.inert': inert(endedCall(endings.missed)),
  'ended.noDevice': withCalls(endedCall(endings.hereSomewhere)),
  declined: withCalls(endedCall(endings.declined)),
  'declined.queue': withCalls(endedCall(endings.declined, { line: lines.support })),
  notConnected: withCalls(endedCall(endings.notConnected, { direction: 'outbound', line: undefined })),
  unknownEnd: withCalls(endedCall(endings.unknown)),
} satisfies Record<string, AppState>;

function inert(...calls: readonly Call[]): AppState {
  return appState({ calls, card: cardFor(calls, { inertUntil: builtAt + 700 }) });
}

/** Events are down for two minutes, and asking works or does not. */
function down(different: Partial<ConnectionState>): ConnectionState {
  return connection({
    ...{ phase: 'offline', reason: 'network', channel: undefined, attempt: 7 },
    ...{ since: builtAt - 100 * second, lostAt: builtAt - 2 * minute, lastHeardAt: builtAt - 2 * minute },
    ...{ nextTryAt: builtAt + 20 * second, lastEventAt: builtAt - 4 * minute, ...different },
  });
}

/** This computer's way is blocked by something that has a name. */
function blocked(trouble: NetworkTrouble, reason: ConnectionState['reason']): AppState {
  return appState({ connection: down({ reason }), network: { ...unknownNetwork, online: true, trouble } });
}

const network = {
  lostConnection: appState({
    calls: [call()],
    connection: connection({ phase: 'reconnecting', reason: 'network', since: builtAt - 6 * second }),
  }),
  'net.connecting': appState({ connection: connection({ phase: 'connecting', since: builtAt - second }) }),
  'net.reconnecting': appState({
    connection: connection({
      ...{ phase: 'reconnecting', reason: 'server', channel: undefined, attempt: 3 },
      ...{ since: builtAt - 8 * second, lastHeardAt: builtAt - 9 * second, nextTryAt: builtAt + 4 * second },
    }),
  }),
  'net.offline': appState({
    connection: down({}),
  }),
  'net.shortBreak': appState({
    connection: connection({ phase: 'reconnecting', reason: 'server', since: builtAt - 2 * second }),
  }),
  'net.slow': appState({
    connection: down({ reason: 'server', channel: 'polling', polledAt: builtAt - 6 * second }),
  }),
  'net.pubnub': appState({ connection: connection({ channel: 'pubnub' }) }),
  'net.portal': appState({
    connection: down({ reason: 'captive-portal' }),
    network: { ...unknownNetwork, online: true, captivePortal: true },
  }),
  'net.certificate': blocked(
    {
      kind: 'certificate',
      flaw: 'unknown-issuer',
      host: 'platform.ringcentral.com',
      issuer: 'Example Gateway CA',
    },
    'certificate',
  ),
  'net.proxy': blocked({ kind: 'proxy', problem: 'password', host: 'proxy.example.com:8080' }, 'proxy'),
  'net.proxyKind': blocked(
    { kind: 'proxy', problem: 'password-kind', host: 'proxy.example.com:8080' },
    'proxy',
  ),
  'net.slept': appState({
    connection: down({ reason: 'sleeping', lastHeardAt: builtAt - 3 * 24 * 60 * minute }),
  }),
  'net.refused': appState({
    connection: down({
      reason: 'permission',
      limitations: [
        { filter: 'presence', code: 'CMN-408', permission: 'ReadPresenceStatus' },
        { filter: 'telephony/sessions', code: 'CMN-401', permission: 'CallControl' },
        { filter: 'extension/favorites', code: undefined, permission: undefined },
      ],
    }),
  }),
  'net.limited': appState({
    connection: connection({
      limitations: [{ filter: 'telephony/sessions', code: 'CMN-401', permission: 'CallControl' }],
    }),
  }),
  'net.clockWrong': appState({ connection: connection({ clockOffset: -7 * minute }) }),
  'net.signedOut': signedOut({ kind: 'session-ended', company: demoAccount.company }),
} satisfies Record<string, AppState>;

const signIn = {
  'signIn.starting': signingIn({ phase: 'starting' }),
  'signIn.first': signedOut(undefined),
  'signIn.noClientId': signedOut(undefined, false),
  'signIn.waiting': signingIn({
    phase: 'waiting-for-browser',
    address: 'https://platform.ringcentral.com/restapi/oauth/authorize?client_id=abc',
    endsAt: builtAt + 4 * minute,
    suspicious: false,
  }),
  'signIn.suspicious': signingIn({
    phase: 'waiting-for-browser',
    address: 'https://platform.ringcentral.com/restapi/oauth/authorize?client_id=abc',
    endsAt: builtAt + minute,
    suspicious: true,
  }),
  'signIn.exchanging': signingIn({ phase: 'exchanging' }),
  'signIn.cancelled': signedOut({ kind: 'cancelled-in-browser' }),
  'signIn.refused': signedOut({ kind: 'refused-by-platform' }),
  'signIn.timedOut': signedOut({ kind: 'timed-out' }),
  'signIn.portsTaken': signedOut({ kind: 'ports-taken', ports: [50811, 50821, 50831, 50841] }),
  'signIn.network': signedOut({ kind: 'network' }),
  'signIn.unexpectedAnswer': signedOut({ kind: 'unexpected-answer' }),
  'signIn.otherPerson': signedOut({ kind: 'other-person' }),
  'signIn.unusableServer': signedOut({ kind: 'unusable-address', which: 'server' }),
  'signIn.unusableReturn': signedOut({ kind: 'unusable-address', which: 'return' }),
  'signIn.secretsUnreadable': signedOut({ kind: 'secrets-unreadable' }),
  'signIn.noKeyring': signingIn(
    { phase: 'signed-out', problem: undefined, canSignIn: true },
    { desktop: { ...unknownDesktop, secrets: 'undecided' } },
  ),
} satisfies Record<string, AppState>;

const lists = {
  'list.0': appState({ today: callList(0) }),
  'list.1': appState({ today: callList(1) }),
  'list.12': appState({ missedCount: 2 }),
  'list.200': appState({ today: callList(200), missedCount: 23 }),
  'list.loading': appState({ today: { ...emptyCallList, status: 'loading' } }),
  'list.failed': appState({
    today: { ...emptyCallList, status: 'failed', problem: { status: 503, requestId: 'rq-5f2e8d1c' } },
  }),
  'list.refreshFailed': appState({
    today: callList(12, { status: 'failed', problem: { status: 429, requestId: 'rq-91aa03' } }),
  }),
} satisfies Record<string, AppState>;

const longAddress = `https://crm.example/search?phone=%2B12125550100&name=${'Ada%20Lovelace%20'.repeat(8)}`;

const person = {
  'presence.busy': appState({ presence: ownPresence({ userStatus: 'Busy', message: 'Back at two' }) }),
  'presence.invisible': appState({ presence: ownPresence({ userStatus: 'Offline' }) }),
  'presence.noCalls': appState({ presence: ownPresence({ dndStatus: 'DoNotAcceptAnyCalls' }) }),
  'presence.noQueue': appState({ presence: ownPresence({ dndStatus: 'DoNotAcceptDepartmentCalls' }) }),
  'presence.unknown': appState({ presence: undefined }),
  'desktop.bare': appState({
    desktop: { ...unknownDesktop, tray: false, canPlaceWindows: false, refusedShortcuts: ['showCard'] },
  }),
  problem: appState({
    problems: [
      { id: 'p1', text: 'The settings could not be saved.', requestId: 'rq-7c01', copyable: undefined },
    ],
  }),
  'problem.copyable': appState({
    problems: [
      {
        id: 'p2',
        text: `The browser could not be opened for ${longAddress}.`,
        requestId: undefined,
        copyable: longAddress,
      },
    ],
  }),
} satisfies Record<string, AppState>;

/** Every state a screen or the card can be in, by the name the gallery, the pictures and the tests share. */
export const appStates = {
  ...demoCallStates,
  ...ringing,
  ...answered,
  ...ended,
  ...network,
  ...signIn,
  ...lists,
  ...person,
  ...knownCallerStates,
  ...ringOutStates,
} satisfies Record<string, AppState>;
