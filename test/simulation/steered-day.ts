import type { CallAct, Operation } from '../../src/shared/call-control.ts';
import { operations } from '../../src/shared/call-control.ts';
import type { Call } from '../../src/shared/call.ts';
import { createRandom } from '../../src/simulator/clock.ts';
import type { FaultName, FaultSettings } from '../../src/simulator/faults.ts';
import type { TestAppOptions } from '../support/start-test-app.ts';
import { startSteeringApp, type SteeringApp } from '../support/steered-calls.ts';

export type PlayedSteering = {
  /** What must not be; empty is good. */
  readonly problems: readonly string[];
  readonly strikes: number;
  /** Orders that were taken, by what they were. */
  readonly taken: readonly Operation[];
};

const action = { method: 'POST', path: '/parties/' };
const faults: readonly (readonly [FaultName, FaultSettings])[] = [
  ['event-late', { probability: 0.25, ms: 4_000 }],
  ['event-repeated', { probability: 0.3, ms: 6_000 }],
  ['event-reordered', { probability: 0.3 }],
  ['rest-slow', { path: '/telephony/', probability: 0.25, ms: 7_000 }],
  ['rest-500', { ...action, probability: 0.06 }],
  ['rest-429', { ...action, probability: 0.02, retryAfter: '4' }],
  ['reset-after-request', { ...action, probability: 0.08 }],
  ['rest-reset', { ...action, probability: 0.05 }],
  ['control-refused', { path: '/telephony/', probability: 0.06 }],
  ['second-client', { path: '/telephony/', probability: 0.06 }],
  ['device-gone', { ...action, probability: 0.05 }],
  ['device-deaf', { ...action, probability: 0.1 }],
];
const others = ['end', 'hold', 'unhold', 'forward', 'park'] as const;

type Dice = {
  readonly bit: (chance?: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly upTo: (most: number) => number;
};

/** Some calls, a person who presses buttons, hands on the phones, and everything that can go wrong, from one seed. */
export async function playSteering(seed: number): Promise<PlayedSteering> {
  const random = createRandom(seed * 6151);
  const dice: Dice = {
    bit: (chance = 0.5) => random() < chance,
    pick: (items) => items[Math.floor(random() * items.length)]!,
    upTo: (most) => random() * most,
  };
  const quirks = {
    transitionalNoCall: dice.bit(),
    emptyToAtEnd: dice.bit(),
    withoutTerminationType: dice.bit(),
    withoutPlus: dice.bit(),
  };
  const wire = watchWire(() => app);
  const app: SteeringApp = await startSteeringApp({
    ...{ seed, silent: true, world: { quirks }, fetchBeside: wire.fetch },
    settings: { calls: { askForOne: false } },
  });
  for (const [name, settings] of faults)
    app.simulator.faults.on(
      name,
      name === 'second-client' ? { ...settings, text: dice.pick(others) } : settings,
    );
  const person = createPerson(app, dice);
  const callers = Array.from(
    { length: 1 + Math.floor(dice.upTo(3)) },
    (_, index) => `+1302555${1000 + index}`,
  );
  const ids: string[] = [];
  for (const from of callers)
    app.clock.driven.after(dice.upTo(8_000), () => {
      ids.push(app.simulator.world.telephony.ring({ from, to: calledBy(app, dice) }));
    });
  for (let at = 500; at < 40_000; at += 200 + dice.upTo(2_500)) {
    app.clock.driven.after(at, () => (dice.bit(0.75) ? person.press() : byHand(app, dice, ids)));
  }
  await app.run(42_000);
  const strikes = faults.reduce((sum, [name]) => sum + app.simulator.faults.strikes(name), 0);
  app.simulator.faults.clear();
  // Whatever was under way arrives, and what is still in doubt has been looked at.
  await app.run(20_000);
  const problems = [...person.problems(), ...wire.problems, ...judge(app, ids)];
  await app.close();
  return { problems, strikes, taken: person.taken() };
}

type FetchBeside = NonNullable<TestAppOptions['fetchBeside']>;

/** Nothing is sent again while the answer to the very same request is still out. */
function watchWire(app: () => SteeringApp): {
  readonly fetch: FetchBeside;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const open = new Set<string>();
  return {
    problems,
    fetch: (request, init) => {
      const { pathname } = new URL(request.url);
      if (!pathname.includes('/telephony/sessions/') || request.method === 'GET') return undefined;
      const asked = `${request.method} ${pathname}`;
      if (open.has(asked)) problems.push(`twice at once: ${asked}`);
      open.add(asked);
      return app()
        .simulator.fetch(request, init)
        .finally(() => open.delete(asked));
    },
  };
}

function calledBy({ personId, simulator }: SteeringApp, { bit }: Dice): number {
  const isMine = ({ type, members }: { type: string; members: readonly number[] }): boolean =>
    type === 'Department' && members.includes(personId);
  return bit(0.75) ? personId : (simulator.world.extensions.find(isMine)?.id ?? personId);
}

/** Somebody at the phones: the caller, the person's own hand. */
function byHand({ simulator, personId }: SteeringApp, { pick, bit }: Dice, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const id = pick(ids);
  const { telephony } = simulator.world;
  const hands = [
    () => telephony.answer(id, { extensionId: personId }),
    () => telephony.hold(id, personId),
    () => telephony.resume(id, personId),
    () => (bit(0.5) ? telephony.hangUp(id) : undefined),
  ];
  try {
    pick(hands)();
  } catch {
    // The phone shows that this cannot be done now.
  }
}

/** Presses what is offered, sometimes twice, sometimes too late, sometimes what is not there; and writes a transfer. */
function createPerson(app: SteeringApp, dice: Dice) {
  const problems: string[] = [];
  const taken: Operation[] = [];
  const drafts = new Map<string, string>();
  const phases = ['ringing', 'connected', 'on-hold', 'parked'] as const;

  function order(call: Call, act: CallAct, seen = call.phase): void {
    const before = app.control(call.id).pending;
    const sent = app.sent.length;
    app.act(call.id, act, seen);
    const { pending } = app.control(call.id);
    const isNew = pending !== undefined && pending.since !== before?.since;
    if (isNew) taken.push(act.kind);
    if (before !== undefined && (isNew || pending?.act.kind !== before.act.kind))
      problems.push(`${act.kind} came between`);
    if (app.sent.length > sent + 1) problems.push(`${act.kind} was sent twice at once`);
  }

  function checkDrafts(): void {
    for (const call of app.calls()) {
      const text = drafts.get(call.id);
      if (text === undefined || call.phase === 'ended') continue;
      if (app.control(call.id).draft?.text !== text)
        problems.push(`the transfer of a ${call.phase} call is lost`);
    }
  }

  return {
    press: () => {
      checkDrafts();
      const live = app.calls().filter(({ phase }) => phase !== 'ended');
      if (live.length === 0) return;
      const call = dice.pick(live);
      const control = app.control(call.id);
      if (dice.bit(0.15)) {
        const text = `Be${Math.floor(dice.upTo(100))}`;
        drafts.set(call.id, text);
        void app.app.commands.draftTransfer(call.id, { text, how: 'now' });
      }
      const wanted = dice.bit(0.9) && control.offered.length > 0 ? control.offered : operations;
      const act = actFor(dice.pick(wanted), app, dice, call.id);
      order(call, act, dice.bit(0.1) ? dice.pick(phases) : call.phase);
      if (dice.bit(0.2)) order(call, act);
    },
    taken: () => taken,
    problems: () => {
      checkDrafts();
      const requests = app.sent.filter((one) => !one.startsWith('GET') && one.includes('/telephony/')).length;
      if (requests > taken.length) problems.push(`${taken.length} orders, and ${requests} requests`);
      return problems;
    },
  };
}

function actFor(operation: Operation, app: SteeringApp, { pick, bit }: Dice, callId: string): CallAct {
  const to = pick(['102', '+13025550163', '105']);
  const deviceId = pick(['1', ...app.state().callControl.devices.map(({ id }) => id)]);
  switch (operation) {
    case 'answer-on':
    case 'retrieve':
      return { kind: operation, deviceId };
    case 'ask-first':
      return { kind: operation, to };
    case 'forward-to':
    case 'transfer':
      return bit(0.7)
        ? { kind: operation, how: 'now', to }
        : { kind: operation, how: 'voicemail', to: '102' };
    case 'reply':
      return { kind: 'reply', reply: { kind: 'text', text: 'Later' } };
    case 'flip':
      return {
        kind: 'flip',
        flipId: pick(['1', ...app.state().callControl.flipTargets.map(({ id }) => id)]),
      };
    case 'join-calls': {
      const second = app.calls().find(({ id, phase }) => id !== callId && phase === 'connected');
      return { kind: 'join-calls', withCallId: second?.id ?? 's-1' };
    }
    default:
      return { kind: operation };
  }
}

const phaseOf: Readonly<Record<string, Call['phase']>> = {
  Ringing: 'ringing',
  CallConnected: 'connected',
  OnHold: 'on-hold',
  ParkedCall: 'parked',
};

type Item = { readonly telephonySessionId: string; readonly telephonyStatus: string };

/** What is shown in the end against what the platform says of the person. */
function judge(app: SteeringApp, ids: readonly string[]): readonly string[] {
  const { world } = app.simulator;
  const items = (world.presenceOf(app.personId)?.['activeCalls'] ?? []) as readonly Item[];
  return ids.flatMap((id) => {
    const legs = items.filter(
      ({ telephonySessionId, telephonyStatus }) => telephonySessionId === id && telephonyStatus !== 'NoCall',
    );
    const phases = legs.map(({ telephonyStatus }) => phaseOf[telephonyStatus] ?? telephonyStatus);
    const shown = app.call(id);
    const control = app.control(id);
    const phase = shown?.phase ?? 'ended';
    const wrong: string[] = [];
    const isTrue = phases.length === 0 ? phase === 'ended' : phases.includes(phase);
    if (!isTrue) wrong.push(`shown as ${phase}, and is ${phases.join(' and ') || 'over'}`);
    if (control.pending !== undefined) wrong.push(`${control.pending.act.kind} is pending for ever`);
    if (control.withheld['hang-up'] === 'busy') wrong.push('busy for ever');
    const sound = world.callControl.sound(id, app.personId);
    if (phase === 'connected' && sound !== undefined && control.muted !== sound.mutedBy.includes('request'))
      wrong.push(`shown as ${control.muted ? 'muted' : 'heard'}, and is not`);
    return wrong.map((text) => `${id}: ${text}`);
  });
}
