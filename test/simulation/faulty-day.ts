import type { FaultName, FaultSettings } from '../../src/simulator/faults.ts';
import { randomCalls } from '../../src/simulator/scenarios/random-calls.ts';
import type { Quirks } from '../../src/simulator/world-types.ts';
import { createQuickClock } from '../support/quick-clock.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import { judgeEnds } from './judge-ends.ts';
import { watchAlerts } from './watch-alerts.ts';

type Fault = readonly [FaultName, FaultSettings];

const share = { probability: 0.05 };
const late: Fault = ['event-late', share];
const repeated: Fault = ['event-repeated', share];
const reordered: Fault = ['event-reordered', share];
const dropped: Fault = ['event-dropped', share];
const events = [late, repeated, reordered, dropped];
const veryLate: Fault = ['event-late', { probability: 0.05, ms: 30_000 }];
const sockets: readonly Fault[] = [
  ['socket-killed', { probability: 0.03 }],
  ['recovery-failed', { probability: 0.3 }],
  ['upgrade-refused', { probability: 0.1 }],
];
const answers: readonly Fault[] = [
  ['rest-429', { ...share, retryAfter: '20' }],
  ['rest-500', share],
  ['rest-503', share],
  ['rest-slow', share],
  ['rest-reset', share],
  ['rest-truncated', { probability: 0.02 }],
];

/** What goes wrong in a day of each kind. */
export const troubles = {
  'no fault at all': [],
  'late events': [late],
  'very late events': [veryLate],
  'repeated events': [repeated],
  'reordered events': [reordered],
  'dropped events': [dropped],
  'all four at once': events,
  'all four, sockets killed and half-open, and failing answers': [...events, ...sockets, ...answers],
} as const satisfies Readonly<Record<string, readonly Fault[]>>;

export type Trouble = keyof typeof troubles;

export type FaultyDay = {
  /** What must not be; empty is good. */
  readonly problems: readonly string[];
  readonly calls: number;
  /** Incoming calls that rang for this person, and how many of them the person was told of. */
  readonly rang: number;
  readonly alerted: number;
  /** How often a fault struck. */
  readonly strikes: number;
};

const minute = 60_000;
const troubleLasts = 10 * minute;
const judgedAfter = 5 * minute;

/** Ten minutes of calls by chance while things go wrong, five minutes without; then the app is judged. */
export async function playFaultyDay(seed: number, trouble: Trouble): Promise<FaultyDay> {
  const clock = createQuickClock({ seed });
  clock.jump(skewOf(seed));
  const ringside = await startTestApp({
    ...{ seed, clock },
    silent: true,
    world: { quirks: quirksOf(seed), noAnswerSeconds: 45 },
  });
  const { simulator, personId } = ringside;
  const { world, faults } = simulator;
  const problems = watchAlerts(ringside);
  const heard = troubles[trouble].map(([name, settings]) => {
    faults.on(name, settings);
    return name;
  });
  if (heard.includes('socket-killed')) halfOpenOnceIn(ringside);
  const colleague = simulator.people.at(-1)?.id ?? personId;
  randomCalls(world, { minutes: troubleLasts / minute, callsPerHour: 120, people: [personId, colleague] });
  await ringside.run(troubleLasts);
  faults.clear();
  await ringside.run(judgedAfter);
  problems.push(...judgeEnds(ringside));
  const alerts = ringside.alerts();
  const told = new Set(alerts);
  const rings = world
    .truth()
    .filter(({ direction, rang }) => direction === 'Inbound' && rang.includes(personId));
  const alerted = rings.filter(({ telephonySessionId }) => told.has(telephonySessionId)).length;
  if (heard.length === 0 && alerted !== rings.length)
    problems.push(`${rings.length - alerted} calls rang unnoticed`);
  const strikes = heard.reduce((sum, name) => sum + faults.strikes(name), 0);
  await ringside.close();
  return { problems, calls: world.truth().length, rang: rings.length, alerted, strikes };
}

/** Computers whose clock is right, nearly right, and wrong. */
function skewOf(seed: number): number {
  return [0, 0, 7_000, -7_000, 2 * 3_600_000, -3 * minute][seed % 6] ?? 0;
}

/** The platform's habits differ between accounts: each day has others. */
function quirksOf(seed: number): Quirks {
  const bit = (place: number): boolean => ((seed >> place) & 1) === 1;
  return {
    transitionalNoCall: bit(0),
    emptyToAtEnd: bit(1),
    withoutTerminationType: bit(2),
    withoutPlus: bit(3),
    maskedNumbers: bit(4),
    ringOutLegsInbound: bit(5),
    closedRingOutAnswered: false,
    withoutRingOut: false,
    addressBookOverflowRefused: false,
    faxResendRefused: false,
    withoutFax: false,
    ...{
      withoutRecording: false,
      withoutPark: false,
      dropForParkedOnly: false,
      pickupFromLocationsOnly: false,
    },
  };
}

/** Half a minute to three in which the line is dead and nobody says so. */
function halfOpenOnceIn({ clock, simulator }: TestApp): void {
  const { after, random } = clock.driven;
  after(random() * (troubleLasts - 3 * minute), () => {
    const heal = simulator.faults.on('socket-half-open');
    after((0.5 + 2.5 * random()) * minute, heal);
  });
}
