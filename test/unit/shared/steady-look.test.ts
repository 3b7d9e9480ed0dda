import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionState, LookKind } from '../../../src/shared/connection.ts';
import { connectionLook, isTrouble } from '../../../src/shared/connection-look.ts';
import { following, steadyLook } from '../../../src/shared/steady-look.ts';
import { connection } from '../../support/builders.ts';

const second = 1_000;
const tick = 100;

type Step = { readonly phase: 'online' | 'reconnecting' | 'offline'; readonly ms: number };
type Shown = { readonly words: LookKind; readonly from: number };

/** As the line tells it: one state after the other, and when events stopped. */
function after(previous: ConnectionState, phase: Step['phase'], now: number): ConnectionState {
  const isUp = phase === 'online';
  const next = connection({
    phase,
    since: phase === previous.phase ? previous.since : now,
    lostAt: isUp ? undefined : (previous.lostAt ?? now),
    channel: isUp ? 'websocket' : undefined,
    reason: phase === 'offline' ? 'network' : undefined,
    lastHeardAt: 0,
  });
  return following(next, previous, now);
}

/** Every tenth of a second what is shown, and what a step did to it. */
function play(steps: readonly Step[], each: (state: ConnectionState, now: number) => void): void {
  let state = connection({ phase: 'online', since: -3600 * second, lostAt: undefined });
  let now = 0;
  for (const { phase, ms } of steps) {
    state = after(state, phase, now);
    for (const end = now + ms; now < end; now += tick) each(state, now);
  }
}

function wordsOf(steps: readonly Step[]): readonly Shown[] {
  const shown: Shown[] = [];
  play(steps, (state, now) => {
    const { kind } = steadyLook(state, now);
    const words = kind === 'short-break' ? 'online' : kind;
    if (shown.at(-1)?.words !== words) shown.push({ words, from: now });
  });
  return shown;
}

const up = (seconds: number): Step => ({ phase: 'online', ms: seconds * second });
const trying = (seconds: number): Step => ({ phase: 'reconnecting', ms: seconds * second });
const gone = (seconds: number): Step => ({ phase: 'offline', ms: seconds * second });

describe('what is shown while the network comes and goes', () => {
  it.each<[string, readonly Step[], string]>([
    ['a break of four seconds is not shown', [up(5), trying(4), up(20)], 'online 0'],
    [
      'one of five and a half stays for three seconds',
      [up(5), trying(5.5), up(20)],
      'online 0, reconnecting 10, online 13',
    ],
    [
      'one of twenty is over when it is over',
      [up(5), trying(20), up(20)],
      'online 0, reconnecting 10, online 25',
    ],
    ['no network for three and a half seconds', [up(5), gone(3.5), up(20)], 'online 0, offline 8, online 11'],
    [
      'trying, then no network: one after the other',
      [up(5), trying(5.5), gone(9), up(9)],
      'online 0, reconnecting 10, offline 13, online 19.5',
    ],
    [
      'lost again at once, good words stay too, until they would be untrue',
      [up(5), trying(5.5), up(0.5), gone(30)],
      'online 0, reconnecting 10, online 13, offline 16',
    ],
  ])('%s', (_what, steps, expected) => {
    expect(
      wordsOf(steps)
        .map(({ words, from }) => `${words} ${from / second}`)
        .join(', '),
    ).toBe(expected);
  });

  it('starts and ends with whoever is signed in', () => {
    const online = connection({ phase: 'online', since: 0 });
    const signedOut = connection({ phase: 'signed-out', since: 10 });
    expect(following(signedOut, online, 10).shownBefore).toBeUndefined();
    expect(following(online, signedOut, 10).shownBefore).toBeUndefined();
  });

  it('does not last when the clock is set back by an hour', () => {
    const lost = connection({ phase: 'reconnecting', since: 0, lostAt: 0 });
    const back = following(connection({ phase: 'online', since: 5_100 }), lost, 5_100);
    expect(steadyLook(back, 5_200).kind).toBe('reconnecting');
    expect(steadyLook(back, 5_200 - 3600 * second).kind).toBe('online');
  });
});

const anyStep = fc.record({
  phase: fc.constantFrom<Step['phase']>('online', 'reconnecting', 'offline'),
  ms: fc.integer({ min: 1, max: 120 }).map((tenths) => tenths * tick),
});
const anySteps = fc.array(anyStep, { minLength: 2, maxLength: 25 });

describe('[J09] a network that flaps in any way', () => {
  it('shows each word for three seconds, and that all is well for two', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const shown = wordsOf(steps);
        for (const [at, { words, from }] of shown.slice(0, -1).entries())
          expect((shown[at + 1]?.from ?? 0) - from).toBeGreaterThanOrEqual(
            words === 'online' ? 2_000 : 3_000,
          );
      }),
    );
  });

  it('never praises a line that has been lost for five seconds, nor blames one that has been well for three', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        play(steps, (state, now) => {
          const shown = steadyLook(state, now).kind;
          const lostFor = now - (state.lostAt ?? now);
          if (!isTrouble(shown)) expect(lostFor).toBeLessThan(5 * second);
          if (isTrouble(shown) && state.phase === 'online')
            expect(now - state.since).toBeLessThan(3 * second);
        });
      }),
    );
  });

  it('names the moment at which time alone changes it', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        play(steps, (state, now) => {
          const { kind, changesAt } = steadyLook(state, now);
          if (changesAt === undefined) {
            expect(connectionLook(state, now).kind).toBe(kind);
            return;
          }
          expect(changesAt).toBeGreaterThan(now);
          expect(steadyLook(state, changesAt - 1).kind).toBe(kind);
        });
      }),
    );
  });
});
