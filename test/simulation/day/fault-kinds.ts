import type { TransportName } from '../../../src/shared/connection.ts';

/**
 * What goes wrong in a simulated day. The numbers are those of our list of faults; `cause` says whose fault it is when
 * the line is down afterwards, and `reaches` what it disturbs:
 *
 *   line      connections, or the answers that make one
 *   events    what is told through a line that stands
 *   computer  the app's own process and its clock
 */
export type FaultKind = {
  readonly numbers: readonly number[];
  readonly cause: 'local' | 'other';
  readonly reaches: 'line' | 'events' | 'computer';
  /** Seconds, least and most; mostly short ones are drawn. */
  readonly seconds: readonly [least: number, most: number];
  /** How often it is drawn, against the others. */
  readonly weight: number;
  /** Where only days over one transport know it. */
  readonly only?: TransportName;
};

const line = (
  numbers: readonly number[],
  cause: FaultKind['cause'],
  least: number,
  most: number,
  weight = 4,
): FaultKind => ({ numbers, cause, reaches: 'line', seconds: [least, most], weight });

const events = (numbers: readonly number[], least: number, most: number, weight = 4): FaultKind => ({
  ...{ numbers, cause: 'other', reaches: 'events', weight },
  seconds: [least, most],
});

const computer = (numbers: readonly number[], least: number, most: number, weight = 4): FaultKind => ({
  ...{ numbers, cause: 'local', reaches: 'computer', weight },
  seconds: [least, most],
});

const of = (only: TransportName, kind: FaultKind): FaultKind => ({ ...kind, only });

export const faultKinds = {
  'connection refused': line([1], 'other', 2, 60),
  'reset before bytes': line([2], 'other', 2, 20),
  'reset after request': line([3], 'other', 2, 20),
  'reset in the answer': line([4], 'other', 2, 20),
  'black hole': line([5], 'other', 2, 120),
  'half-open line': line([6], 'other', 1, 2, 6),
  'line killed': line([2], 'other', 1, 2, 6),
  'line closed': line([2], 'other', 1, 2),
  'slow network': line([7], 'other', 5, 60),
  'narrow network': line([8], 'other', 5, 60),
  'name not found': line([9], 'other', 2, 60),
  'name found late': line([10], 'other', 5, 60),
  'bad certificate': line([11], 'other', 2, 60, 2),
  'captive portal': line([12], 'other', 5, 120, 3),
  'proxy asks for a password': line([13], 'other', 5, 60, 2),
  'wrong date in answers': line([14], 'other', 5, 120),
  'repeated events': events([15], 10, 120),
  'reordered events': events([16], 10, 120),
  'late events': events([7], 10, 120),
  'dropped events': events([29], 10, 60, 2),
  'garbage frames': of('websocket', events([17], 5, 60)),
  'truncated answers': line([17], 'other', 2, 30),
  'flapping network': line([18], 'local', 10, 60, 2),
  'network down': line([18], 'local', 2, 180, 6),
  'too many requests, by group': line([19], 'other', 1, 10, 2),
  'too many requests, bare': line([20], 'other', 1, 5, 2),
  'service unavailable': line([21], 'other', 2, 60),
  'done but answered 500': line([22], 'other', 2, 20),
  'internal errors': line([23], 'other', 2, 60),
  'done later': line([24], 'other', 2, 20, 2),
  'sync token refused': events([26], 5, 60, 2),
  'more than 250 changes': events([27], 5, 60, 2),
  'recovery refused': of('websocket', line([28], 'other', 1, 2)),
  'recovery overflows': of('websocket', line([29], 'other', 1, 2)),
  'sixth sign-in': line([30], 'other', 1, 2, 0.1),
  'refresh refused': line([31], 'other', 5, 60, 0.1),
  'a day is over': of('websocket', line([32], 'other', 1, 2, 2)),
  'idle for too long': of('websocket', line([33], 'other', 1, 2, 2)),
  'permission removed': line([34], 'other', 10, 120, 0.5),
  'account disabled': line([35], 'other', 10, 60, 0.1),
  'gateway restart': of('websocket', line([21], 'other', 1, 2, 3)),
  'upgrades refused': of('websocket', line([21], 'other', 2, 60)),
  'upgrades hang': of('websocket', line([5], 'other', 2, 60)),
  'no greeting': of('websocket', line([28], 'other', 2, 30)),
  'error greeting': of('websocket', line([28], 'other', 2, 30)),
  'heartbeats ignored': of('websocket', line([6], 'other', 30, 90)),
  'early notifications': of('websocket', line([16], 'other', 2, 60)),
  'PubNub refuses': of('pubnub', line([], 'other', 2, 60)),
  'PubNub fails': of('pubnub', line([21, 23], 'other', 2, 60)),
  'pages from PubNub': of('pubnub', line([12], 'other', 2, 60)),
  'PubNub hangs': of('pubnub', line([5], 'other', 2, 60)),
  'polls cut': of('pubnub', line([3], 'other', 10, 120)),
  'unreadable messages': of('pubnub', events([17], 5, 60)),
  'subscription gone': of('pubnub', line([32], 'other', 1, 2)),
  'renewals too late': of('pubnub', line([32], 'other', 60, 600, 2)),
  'another channel and key': of('pubnub', line([], 'other', 60, 600, 2)),
  'gateway shut for a while': of('pubnub', line([21, 34], 'other', 120, 900, 1)),
  'answers hang': line([5], 'other', 2, 30),
  'slow answers': line([39], 'other', 5, 60),
  'pages instead of answers': line([12], 'other', 2, 30),
  'token refused once': line([31], 'other', 1, 5),
  'process killed': computer([40], 2, 30, 3),
  'clock set': computer([49], 10, 120, 3),
  asleep: computer([50], 5, 900, 5),
  'processor stalls': computer([57], 5, 5),
} as const satisfies Readonly<Record<string, FaultKind>>;

export type FaultName = keyof typeof faultKinds;
export const faultNames = Object.keys(faultKinds) as FaultName[];
