import type { FaultName as Switch, FaultSettings } from '../../../src/simulator/faults.ts';
import type { Fault } from './draw-faults.ts';
import type { FaultName } from './fault-kinds.ts';
import type { Stage } from './stage.ts';

type Setting = readonly [Switch, FaultSettings];
type Settings = (dice: number) => Setting;

const half: FaultSettings = { probability: 0.5 };
const often: FaultSettings = { probability: 0.3 };
const groups = ['light', 'medium', 'heavy', 'auth'] as const;

/** Faults that are switches of the simulator, each with what the die makes of it. */
const switches: Partial<Record<FaultName, Settings>> = {
  'wrong date in answers': (dice) => ['date-wrong', { ms: Math.round((dice - 0.5) * 2 * 86_400_000) }],
  'repeated events': () => ['event-repeated', often],
  'reordered events': () => ['event-reordered', often],
  'late events': (dice) => ['event-late', { ...often, ms: dice < 0.7 ? 3_000 : 30_000 }],
  'dropped events': () => ['event-dropped', often],
  'garbage frames': () => ['frame-garbage', half],
  'truncated answers': () => ['rest-truncated', half],
  'too many requests, by group': (dice) => [
    'rate-group',
    { count: 1, group: groups[Math.floor(dice * groups.length)] ?? 'light' },
  ],
  'too many requests, bare': () => ['rest-429-bare', { count: 1 }],
  'service unavailable': (dice) => ['rest-503', { retryAfter: String(5 + Math.floor(dice * 25)) }],
  'done but answered 500': () => ['rest-done-500', half],
  'internal errors': () => ['rest-500', {}],
  'done later': () => ['accepted-later', half],
  'sync token refused': () => ['sync-token-invalid', {}],
  'more than 250 changes': () => ['sync-overflow', {}],
  'permission removed': (dice) => [
    'permission-removed',
    { text: dice < 0.3 ? 'WebSocketsSubscription' : dice < 0.6 ? 'CallControl' : 'ReadCallLog' },
  ],
  'account disabled': () => ['account-disabled', {}],
  'refresh refused': () => ['refresh-refused', {}],
  'upgrades refused': (dice) => [
    'upgrade-refused',
    { status: [401, 403, 429, 502, 503][Math.floor(dice * 5)] ?? 503 },
  ],
  'upgrades hang': () => ['upgrade-hanging', {}],
  'no greeting': () => ['socket-silent', {}],
  'error greeting': (dice) => [dice < 0.5 ? 'socket-error-frame' : 'socket-error-closed', {}],
  'heartbeats ignored': () => ['heartbeat-ignored', {}],
  'early notifications': () => ['notification-early', {}],
  'answers hang': () => ['rest-hanging', half],
  'slow answers': (dice) => ['rest-slow', { ms: Math.round(500 + dice * 14_000) }],
  'pages instead of answers': () => ['rest-html', half],
  'PubNub refuses': () => ['pubnub-403', {}],
  'PubNub fails': (dice) => ['pubnub-500', { status: [429, 500, 502, 503][Math.floor(dice * 4)] ?? 500 }],
  'pages from PubNub': () => ['pubnub-html', {}],
  'PubNub hangs': () => ['pubnub-hanging', {}],
  'polls cut': () => ['pubnub-killed', half],
  'unreadable messages': () => ['pubnub-damaged', often],
  'renewals too late': () => ['pubnub-expired', {}],
  'another channel and key': () => ['pubnub-new-key', {}],
  'token refused once': () => ['rest-401', { count: 1 }],
};

/** Faults that come with the end of the line, so that the next connection meets them. */
const onTheWayBack: Partial<Record<FaultName, Setting>> = {
  'recovery refused': ['recovery-failed', { count: 1 }],
  'recovery overflows': ['recovery-overflow', { count: 1 }],
  'no greeting': ['socket-silent', {}],
};

/** Things that happen once. */
const events: Partial<Record<FaultName, Switch>> = {
  'sixth sign-in': 'session-ended-by-sixth',
  'a day is over': 'absolute-timeout',
  'idle for too long': 'idle-timeout',
  'gateway restart': 'gateway-restart',
};

/** Faults that only a new connection can meet: the one that stands is cut first. */
const needNewLine: ReadonlySet<FaultName> = new Set([
  'upgrades refused',
  'upgrades hang',
  'no greeting',
  'error greeting',
  'early notifications',
  'PubNub refuses',
  'PubNub fails',
  'pages from PubNub',
  'PubNub hangs',
]);

/** Switches it on at the platform. Answers how it is switched off; undefined for faults of another kind. */
export function strikePlatform(stage: Stage, { name, dice }: Fault): (() => void) | undefined {
  const { simulator, network } = stage;
  const { faults } = simulator;
  if (name === 'subscription gone') {
    simulator.pubNub.expire();
    return () => undefined;
  }
  const back = onTheWayBack[name];
  if (back !== undefined) {
    faults.on(...back);
    network.end('reset');
    return () => faults.off(back[0]);
  }
  const once = events[name];
  if (once !== undefined) return faults.on(once);
  const settings = switches[name];
  if (settings === undefined) return undefined;
  const off = faults.on(...settings(dice));
  if (needNewLine.has(name)) network.end('reset');
  return off;
}
