import type { RingOut, RingOutEnding } from '../../src/shared/ring-out.ts';
import { createRandom } from '../../src/simulator/clock.ts';
import {
  type CallingStatus,
  ringOutOutcomes,
  type RingOutTruth,
} from '../../src/simulator/ring-out-types.ts';
import type { FaultName, FaultSettings } from '../../src/simulator/faults.ts';
import { customer, type RingOutApp, startRingOutApp } from '../support/ring-outs.ts';

export type PlayedRingOut = {
  /** What must not be; empty is good. */
  readonly problems: readonly string[];
  readonly outcome: string;
  readonly ending: RingOutEnding['kind'] | undefined;
  readonly strikes: number;
};

const asking = { method: 'GET', path: '/ring-out/' };
const faults: readonly (readonly [FaultName, FaultSettings])[] = [
  ['event-late', { probability: 0.3, ms: 5_000 }],
  ['event-repeated', { probability: 0.3, ms: 6_000 }],
  ['event-reordered', { probability: 0.3 }],
  ['ring-out-status-old', { probability: 0.3, ms: 6_000 }],
  ['rest-slow', { ...asking, probability: 0.3, ms: 7_000 }],
  ['rest-500', { ...asking, probability: 0.05 }],
  ['rest-429', { ...asking, probability: 0.02, retryAfter: '8' }],
];
const outcomes = ringOutOutcomes.filter((outcome) => outcome !== 'by-hand' && outcome !== 'never');
const places = ['+14155550177', '+442079460123', '102'] as const;

/** One RingOut whose course, phones and troubles are drawn from the seed; and sometimes a hand that stops it. */
export async function playRingOut(seed: number): Promise<PlayedRingOut> {
  const random = createRandom(seed * 7919);
  const bit = (chance = 0.5): boolean => random() < chance;
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const quirks = {
    transitionalNoCall: bit(),
    emptyToAtEnd: bit(),
    withoutTerminationType: bit(),
    withoutPlus: bit(),
    maskedNumbers: bit(0.2),
    ringOutLegsInbound: bit(),
    closedRingOutAnswered: bit(),
    withoutRingOut: false,
    addressBookOverflowRefused: false,
  };
  const app = await startRingOutApp({
    ...{ seed, silent: true, world: { quirks } },
    settings: { calls: { askForOne: bit() } },
  });
  const outcome = pick(outcomes);
  app.plan({ outcome, talkSeconds: 1 + 20 * random() });
  for (const [name, settings] of faults) app.simulator.faults.on(name, settings);
  const problems: string[] = [];
  watch(app, problems);
  const from = pick(app.state().phones.phones);
  app.call(bit(0.7) ? customer : pick(places), { fromId: from.id });
  const after = 20_000 * random();
  if (bit(0.25))
    app.clock.driven.after(after, () => void app.app.commands.cancelRingOut(app.shown()?.id ?? ''));
  let isHungUp = false;
  if (bit(0.15)) app.clock.driven.after(after, () => (isHungUp = hangUp(app)));
  await app.until(() => app.truth()?.endedAt !== undefined, 200_000);
  await app.run(20_000);
  app.simulator.faults.clear();
  await app.run(10_000);
  problems.push(...judge(app, isHungUp));
  const strikes = faults.reduce((sum, [name]) => sum + app.simulator.faults.strikes(name), 0);
  const ending = app.shown()?.ending?.kind;
  await app.close();
  return { problems, outcome, ending, strikes };
}

/** Somebody puts the phone down. */
function hangUp({ simulator, truth }: RingOutApp): boolean {
  const { telephonySessionId, endedAt } = truth() ?? {};
  if (telephonySessionId === undefined || endedAt !== undefined) return false;
  simulator.world.telephony.hangUp(telephonySessionId);
  return true;
}

const phases: readonly RingOut['phase'][] = [
  'sending',
  'own-phone-rings',
  'press-1',
  'their-phone-rings',
  'connected',
  'ended',
];
const legs: readonly RingOut['own'][] = ['waits', 'ringing', 'connected'];
/** What is over counts as further than anything before. */
const rank = (leg: RingOut['own']): number => (legs.includes(leg) ? legs.indexOf(leg) : legs.length);

/** Looks at each state that a window would draw: it only moves forward, and is never ahead of what happened. */
function watch(app: RingOutApp, problems: string[]): void {
  let before: RingOut | undefined;
  app.app.onState(({ ringOuts }) => {
    const now = ringOuts.at(-1);
    if (now === undefined || now === before) return;
    const last = before?.id === now.id ? before : undefined;
    before = now;
    const moved = `${last?.phase ?? 'nothing'} → ${now.phase}`;
    if (last !== undefined) {
      if (phases.indexOf(now.phase) < phases.indexOf(last.phase)) problems.push(`back: ${moved}`);
      if (rank(now.own) < rank(last.own)) problems.push(`own leg back: ${last.own} → ${now.own}`);
      if (rank(now.theirs) < rank(last.theirs))
        problems.push(`their leg back: ${last.theirs} → ${now.theirs}`);
      if (last.ending !== undefined && now.ending?.kind !== last.ending.kind) problems.push('another ending');
    }
    const { caller, callee } = app.truth() ?? {};
    const isAhead =
      (now.phase === 'connected' && callee?.answeredAt === undefined) ||
      (now.own === 'connected' && caller?.pickedUpAt === undefined && caller?.answeredAt === undefined);
    if (isAhead) problems.push(`ahead of what happened: ${moved}`);
  });
}

/** What the app says in the end against the simulator's own log. */
function judge(app: RingOutApp, isHungUp: boolean): readonly string[] {
  const problems: string[] = [];
  const { world } = app.simulator;
  const truth = app.truth();
  const shown = app.shown();
  if (world.ringOuts.truth().length !== 1 || app.asked('POST') !== 1) problems.push('not asked for once');
  if (app.alerts().length > 0) problems.push('my own call was announced as one to me');
  if (truth === undefined || truth.endedAt === undefined) return [...problems, 'it never ended in the world'];
  // Whoever hangs up before anybody talks has cancelled it; the log does not tell that from a failure.
  const expected = [
    ...trueEndings(truth),
    ...(isHungUp && truth.callee.answeredAt === undefined ? ['cancelled'] : []),
  ];
  const kind = shown === undefined ? wasSeen(app) : shown.ending?.kind;
  if (kind === undefined || !expected.includes(kind))
    problems.push(`ended as ${kind}, and was ${expected.join(' or ')}`);
  const { callee } = truth;
  if (shown?.ending?.kind === 'finished' && callee.answeredAt !== undefined && callee.endedAt !== undefined) {
    const talked = (callee.endedAt - callee.answeredAt) / 1000;
    const said = shown.ending.talkedSeconds;
    if (said === undefined || Math.abs(said - talked) > 16)
      problems.push(`talked ${said} instead of ${talked}`);
  }
  return problems;
}

/** Endings that are shown for a moment only are gone by now. */
function wasSeen(app: RingOutApp): string | undefined {
  return app.story().at(-1)?.split(' ')[0];
}

const refusals: Partial<Record<CallingStatus, string>> = {
  InternationalDisabled: 'international-off',
  DestinationBlocked: 'blocked',
  NotEnoughFunds: 'no-credit',
  NosuchUser: 'unknown-number',
  Invalid: 'unknown-number',
};

function trueEndings({ cancelledAt, caller, callee, course }: RingOutTruth): readonly string[] {
  if (cancelledAt !== undefined) return ['cancelled'];
  if (callee.answeredAt !== undefined) return ['finished'];
  const last = course.at(-1);
  const refusal = refusals[last?.calleeStatus ?? 'InProgress'];
  if (refusal !== undefined) return [refusal];
  if (last?.callStatus === 'NoAnsweringMachine') return ['failed'];
  // Its words may blame one leg and praise the other, also where none was ever answered.
  const isMixed = last?.callerStatus === 'GenericError' && last.calleeStatus === 'Success';
  if (caller.answeredAt === undefined) return [...ownEndings(caller.status), ...(isMixed ? ['failed'] : [])];
  return theirEndings(callee.status, last?.callerStatus);
}

function ownEndings(status: RingOutTruth['caller']['status']): readonly string[] {
  switch (status) {
    case 'Busy':
      return ['own-busy'];
    case 'NoAnswer':
      return ['own-no-answer'];
    case 'Rejected':
      return ['own-declined', 'cancelled'];
    case 'RingOutFromThisNumberIsNotSupported':
      return ['phone-not-allowed'];
    default:
      return ['own-unreachable'];
  }
}

function theirEndings(callee: string, caller: string | undefined): readonly string[] {
  switch (callee) {
    case 'Busy':
      return ['their-busy'];
    case 'NoAnswer':
      return ['their-no-answer'];
    case 'Rejected':
      return ['their-declined', 'cancelled'];
    case 'InProgress':
      return ['cancelled'];
    default:
      // Its words blame the own leg; its events say that the other one failed.
      return caller === 'GenericError' ? ['failed', 'their-unreachable'] : ['their-unreachable'];
  }
}
