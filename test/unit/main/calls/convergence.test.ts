import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  PresenceCall,
  PresenceReport,
  SessionReport,
} from '../../../../src/main/ringcentral/reports.ts';
import { presenceCall, presenceEvent, sessionEvent, sessionParty } from '../../../support/reports.ts';
import { type CallsInTest, callsInTest } from './calls-in-test.ts';

/** What the platform says in the course of one call, in order, and how things stand in the end. */
type Story = {
  readonly events: readonly ({ readonly presence: PresenceReport } | { readonly session: SessionReport })[];
  /** What a truthful answer lists afterwards. */
  readonly listed: readonly PresenceCall[];
  readonly rings: boolean;
};

type Act = 'ring' | 'answer' | 'hold' | 'resume' | 'end' | 'blink';

const statusOf = {
  ring: 'Ringing',
  answer: 'CallConnected',
  hold: 'OnHold',
  resume: 'CallConnected',
} as const;
const partyOf = { ring: 'Proceeding', answer: 'Answered', hold: 'Hold', resume: 'Answered' } as const;

/** A call that goes through the acts, told by both families with their own sequences and honest time stamps. */
function tell(key: string, direction: 'Inbound' | 'Outbound', acts: readonly Act[], startsAt: number): Story {
  const id = { telephonySessionId: `s-${key}`, sessionId: key };
  const events: Story['events'][number][] = [];
  let status = 'NoCall' as PresenceCall['status'];
  for (const [at, act] of acts.entries()) {
    const timestamp = startsAt + at * 4000;
    const sequence = 1000 + Number(key) + at * 7;
    const say = (item: Partial<PresenceCall>, plus = 0): void =>
      void events.push({
        presence: presenceEvent(sequence + plus, [presenceCall({ ...id, direction, ...item })], {
          timestamp: timestamp + plus * 100,
          totalCalls: 1,
        }),
      });
    if (act === 'blink') {
      // Between two devices of one call: NoCall without "final", and at once the status from before.
      say({ status: 'NoCall' });
      say({ status }, 1);
      continue;
    }
    const session = act === 'end' ? 'Disconnected' : partyOf[act];
    events.push({
      session: sessionEvent(at + 1, [sessionParty({ id: `p-${key}`, direction, status: session })], {
        ...id,
        timestamp,
      }),
    });
    status = act === 'end' ? 'NoCall' : statusOf[act];
    say(act === 'end' ? { status, termination: 'final', to: undefined } : { status });
  }
  return {
    events,
    listed: status === 'NoCall' ? [] : [presenceCall({ ...id, direction, status })],
    rings: acts.includes('ring') && direction === 'Inbound',
  };
}

const acts = fc
  .array(fc.constantFrom<Act>('hold', 'resume', 'blink'), { maxLength: 3 })
  .chain((middle) =>
    fc.constantFrom<readonly Act[]>(
      ['ring'],
      ['ring', 'blink'],
      ['ring', 'end'],
      ['ring', 'blink', 'end'],
      ['ring', 'answer', ...middle],
      ['ring', 'answer', ...middle, 'end'],
      ['ring', 'blink', 'answer', ...middle, 'end'],
    ),
  );

function hear(calls: CallsInTest, event: Story['events'][number]): void {
  if ('presence' in event) calls.presence(event.presence);
  else calls.session(event.session);
}

/** Asks for the truth and gets it, often enough for anything that was in doubt. */
async function learnTheTruth(calls: CallsInTest, listed: readonly PresenceCall[]): Promise<void> {
  for (let time = 0; time < 3; time += 1) {
    calls.clock.pass(30_000);
    calls.resync();
    calls.clock.pass(30_000);
    await calls.answerAll(listed);
  }
  calls.clock.pass(10_000);
}

const phaseOf = {
  Ringing: 'ringing',
  CallConnected: 'connected',
  OnHold: 'on-hold',
  ParkedCall: 'parked',
  NoCall: 'ended',
} as const;

function liveOnes(calls: CallsInTest): string[] {
  return calls
    .list()
    .filter(({ phase }) => phase !== 'ended')
    .map(({ telephonySessionId, phase }) => `${telephonySessionId} ${phase}`)
    .sort();
}

function expected(listed: readonly PresenceCall[]): string[] {
  return listed.map(({ telephonySessionId, status }) => `${telephonySessionId} ${phaseOf[status]}`).sort();
}

/** Each event is heard never, once or twice, in any order. */
const fate = (events: Story['events']) =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 2 }), { minLength: events.length, maxLength: events.length }),
      fc.infiniteStream(fc.integer({ min: 0, max: 1_000_000 })),
    )
    .map(([copies, random]) => {
      const heard = events.flatMap((event, at) => Array.from({ length: copies[at] ?? 1 }, () => event));
      const keys = new Map(heard.map((event) => [event, random.next().value]));
      return [...heard].sort((one, other) => Number(keys.get(one)) - Number(keys.get(other)));
    });

const builtStory = fc
  .tuple(acts, fc.constantFrom('Inbound' as const, 'Outbound' as const))
  .map(([each, direction]) => tell('1', direction, each, Date.UTC(2026, 10, 20, 9, 42, 0)));

describe('any permutation, repetition and loss of a call’s events', () => {
  it('followed by a truthful answer ends in the true state, with at most one alert', async () => {
    await fc.assert(
      fc.asyncProperty(
        builtStory.chain((story) => fc.tuple(fc.constant(story), fate(story.events))),
        fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 30, maxLength: 30 }),
        async ([story, heard], pauses) => {
          const calls = callsInTest();
          for (const [at, event] of heard.entries()) {
            hear(calls, event);
            calls.clock.pass(pauses[at % pauses.length] ?? 0);
          }
          await learnTheTruth(calls, story.listed);
          expect(liveOnes(calls)).toEqual(expected(story.listed));
          expect(calls.rang.length).toBeLessThanOrEqual(story.rings ? 1 : 0);
          // An ending may turn out to be another one, but is not told again for nothing.
          const told = calls.ended.map(({ ending }) => JSON.stringify(ending));
          expect(told.filter((ending, at) => ending === told[at - 1])).toEqual([]);
          if (calls.list().some(({ phase }) => phase === 'ended')) expect(told).not.toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('of several calls at once keeps them apart', async () => {
    const two = fc.tuple(acts, acts).map(([one, other]) => {
      const first = tell('1', 'Inbound', one, Date.UTC(2026, 10, 20, 9, 42, 0));
      const second = tell('2', 'Inbound', other, Date.UTC(2026, 10, 20, 9, 42, 1));
      const events = [...first.events, ...second.events];
      return { events, listed: [...first.listed, ...second.listed] };
    });
    await fc.assert(
      fc.asyncProperty(
        two.chain((story) => fc.tuple(fc.constant(story), fate(story.events))),
        async ([story, heard]) => {
          const calls = callsInTest();
          for (const event of heard) {
            hear(calls, event);
            calls.clock.pass(250);
          }
          await learnTheTruth(calls, story.listed);
          expect(liveOnes(calls)).toEqual(expected(story.listed));
          expect(new Set(calls.rang.map(({ id }) => id)).size).toBe(calls.rang.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('in order and without loss tells the true end without any answer', () => {
    fc.assert(
      fc.property(acts, (each) => {
        const calls = callsInTest();
        const startsAt = calls.clock.now();
        for (const event of tell('1', 'Inbound', each, startsAt).events) {
          const { timestamp } = 'presence' in event ? event.presence : event.session;
          calls.clock.pass(Math.max(0, (timestamp ?? 0) - calls.clock.now()));
          hear(calls, event);
        }
        const before = calls.only().phase;
        calls.clock.pass(5000);
        expect(calls.only().phase).toBe(before);
        expect(calls.rang).toHaveLength(1);
        const isOver = each.includes('end');
        expect(before === 'ended').toBe(isOver);
        if (isOver) {
          const kind = each.includes('answer') ? 'answered-here' : 'missed';
          expect(calls.ended.map(({ ending }) => ending?.kind)).toEqual([kind]);
        }
      }),
    );
  });
});

describe('a flood of events', () => {
  it('[D09] of 100,000 leaves the true state and one alert for each call', async () => {
    const calls = callsInTest();
    for (let step = 0; step < 50_000; step += 1) {
      const key = String(step % 20);
      const status = step < 20 ? 'Ringing' : step % 40 < 20 ? 'CallConnected' : 'OnHold';
      const item = presenceCall({ telephonySessionId: `s-${key}`, sessionId: key, status });
      calls.event(step, item);
      calls.event(step, item);
    }
    calls.clock.pass(60_000);
    await calls.answerAll([presenceCall({ telephonySessionId: 's-3', sessionId: '3', status: 'OnHold' })]);
    calls.resync();
    calls.clock.pass(60_000);
    await calls.answerAll([presenceCall({ telephonySessionId: 's-3', sessionId: '3', status: 'OnHold' })]);
    expect(liveOnes(calls)).toEqual(['s-3 on-hold']);
    expect(calls.rang).toHaveLength(20);
  });
});
