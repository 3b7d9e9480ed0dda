import { describe, expect, it } from 'vitest';
import type { Course } from '../../../../src/main/ring-out/course.ts';
import { drawn } from '../../../../src/main/ring-out/drawn.ts';
import {
  asked,
  canCancel,
  cancelAnswered,
  cancelWanted,
  dueAt,
  placed,
  sighted,
  waited,
  waitedOn,
} from '../../../../src/main/ring-out/steps.ts';
import type { CallingStatus, RingOutPlaced } from '../../../../src/main/ringcentral/ring-out-port.ts';
import { builtAt } from '../../../support/builders.ts';
import { lineOf } from '../../../support/ring-outs.ts';
import { accepted, after, leg, ordered, sighting, told, underWay, words } from './course-in-test.ts';

const ends = (...statuses: Parameters<typeof told>[1][]): string =>
  lineOf(drawn(told(accepted(), ...statuses), 60_000));
const connected = words('InProgress', 'Success', 'InProgress');

describe('the platform’s words', () => {
  type Row = readonly [CallingStatus, CallingStatus, CallingStatus, string];
  const rows: readonly Row[] = [
    ['InProgress', 'InProgress', 'InProgress', 'own-phone-rings ringing waits'],
    ['InProgress', 'Success', 'InProgress', 'their-phone-rings connected ringing'],
    ['Success', 'Success', 'Success', 'connected connected connected'],
    ['Success', 'Finished', 'Finished', 'finished ended ended'],
    ['Success', 'Success', 'Finished', 'finished ended ended'],
    ['Success', 'Finished', 'Success', 'finished ended ended'],
    ['CannotReach', 'NoAnswer', 'InProgress', 'own-no-answer no-answer not-called'],
    ['CannotReach', 'Busy', 'InProgress', 'own-busy busy not-called'],
    ['CannotReach', 'Rejected', 'InProgress', 'own-declined declined not-called'],
    ['CannotReach', 'GenericError', 'InProgress', 'own-unreachable failed not-called'],
    ['CannotReach', 'Error', 'InProgress', 'own-unreachable failed not-called'],
    ['CannotReach', 'Unknown', 'InProgress', 'own-unreachable failed not-called'],
    ['CannotReach', 'Invalid', 'InProgress', 'phone-not-allowed failed not-called'],
    ['CannotReach', 'NosuchUser', 'InProgress', 'phone-not-allowed failed not-called'],
    [
      'CannotReach',
      'RingOutFromThisNumberIsNotSupported',
      'InProgress',
      'phone-not-allowed failed not-called',
    ],
    ['CannotReach', 'Rejected', 'Rejected', 'cancelled ended not-called'],
    ['CannotReach', 'Success', 'Busy', 'their-busy connected busy'],
    ['CannotReach', 'Finished', 'Busy', 'their-busy connected busy'],
    ['CannotReach', 'Success', 'NoAnswer', 'their-no-answer connected no-answer'],
    ['CannotReach', 'Finished', 'NoAnswer', 'their-no-answer connected no-answer'],
    ['CannotReach', 'Success', 'Rejected', 'their-declined connected declined'],
    ['CannotReach', 'Finished', 'Rejected', 'cancelled ended not-called'],
    ['CannotReach', 'Finished', 'InProgress', 'cancelled ended not-called'],
    ['CannotReach', 'Success', 'GenericError', 'their-unreachable connected failed'],
    ['CannotReach', 'Success', 'Error', 'their-unreachable connected failed'],
    ['CannotReach', 'Success', 'Unknown', 'their-unreachable connected failed'],
    ['CannotReach', 'Success', 'CannotReach', 'their-unreachable connected failed'],
    ['CannotReach', 'Success', 'Invalid', 'unknown-number ended failed'],
    ['CannotReach', 'InProgress', 'NosuchUser', 'unknown-number ended failed'],
    ['CannotReach', 'InProgress', 'InternationalDisabled', 'international-off ended failed'],
    ['CannotReach', 'InternationalDisabled', 'InProgress', 'international-off ended failed'],
    ['CannotReach', 'Success', 'DestinationBlocked', 'blocked ended failed'],
    ['CannotReach', 'InProgress', 'NotEnoughFunds', 'no-credit ended failed'],
    ['CannotReach', 'GenericError', 'Success', 'failed ended not-called'],
    ['CannotReach', 'InProgress', 'InProgress', 'failed ended not-called'],
    ['NoAnsweringMachine', 'InProgress', 'InProgress', 'failed ended not-called'],
    ['GenericError', 'InProgress', 'InProgress', 'failed ended not-called'],
    ['Unknown', 'Unknown', 'Unknown', 'own-unreachable failed not-called'],
    ['NoSessionFound', 'NoSessionFound', 'NoSessionFound', 'unknown unknown unknown'],
  ];
  it.each(rows)('%s, %s, %s are shown as: %s', (call, caller, callee, line) => {
    expect(ends(words(call, caller, callee))).toBe(line);
  });

  it('tell a call that was declined from one that I hung up on, where they came one after the other', () => {
    const declined = words('CannotReach', 'Success', 'Rejected');
    expect(ends(connected, declined)).toBe('their-declined connected declined');
    expect(ends(connected, words('CannotReach', 'Finished', 'Rejected'))).toBe('cancelled ended ended');
    expect(ends(connected, words('CannotReach', 'Rejected', 'InProgress'))).toBe('cancelled ended ended');
  });

  it('that come again or late change nothing', () => {
    const talking = words('Success', 'Success', 'Success');
    expect(ends(talking, connected, underWay)).toBe('connected connected connected');
    const over = told(accepted(), talking, words('Success', 'Finished', 'Finished'));
    expect(told(over, connected, words('CannotReach', 'Busy', 'InProgress'))).toBe(over);
  });
});

describe('the request', () => {
  const rows: readonly (readonly [string, RingOutPlaced, string])[] = [
    [
      'a missing right',
      { kind: 'refused', why: 'not-allowed', permission: 'RingOut', requestId: 'q' },
      'not-allowed not-called not-called',
    ],
    [
      'a number nobody knows',
      { kind: 'refused', why: 'unknown-number', permission: undefined, requestId: 'q' },
      'unknown-number ended failed',
    ],
    [
      'a phone that may not',
      { kind: 'refused', why: 'phone-not-allowed', permission: undefined, requestId: 'q' },
      'phone-not-allowed failed not-called',
    ],
    ['too many', { kind: 'too-many', retryAfterMs: 30_000 }, 'too-many not-called not-called'],
    ['no network', { kind: 'offline' }, 'offline not-called not-called'],
  ];
  it.each(rows)('that fails for %s ends at once', (_what, answer, line) => {
    const course = placed(ordered(), answer, after(100));
    expect(lineOf(drawn(course, 100))).toBe(line);
  });

  it('whose answer is lost is neither over nor certain, and cannot be stopped', () => {
    const lost = placed(ordered(), { kind: 'lost', requestId: 'q' }, after(100));
    expect(drawn(lost, 100)).toMatchObject({ phase: 'sending', noNews: true, canCancel: false });
    expect(waited(lost, 0, after(29_000)).ending).toBeUndefined();
    expect(waited(lost, 0, after(31_000)).ending).toEqual({ kind: 'unsure' });
  });

  it('whose answer is lost is proven by its own call', () => {
    const lost = placed(ordered(), { kind: 'lost', requestId: 'q' }, after(100));
    const proven = sighted(lost, sighting(), after(2_000));
    expect(drawn(proven, 2_000)).toMatchObject({ phase: 'own-phone-rings', noNews: false, callId: 's-1' });
    expect(waited(proven, 0, after(60_000)).ending).toBeUndefined();
  });

  it('is not given up while the platform cannot be asked', () => {
    const lost = placed(ordered(), { kind: 'lost', requestId: undefined }, after(100));
    expect(waited(lost, undefined, after(900_000)).ending).toBeUndefined();
    expect(dueAt(lost, undefined, after(900_000))).toBe(Infinity);
    expect(waited(lost, 900_000, after(920_000)).ending).toBeUndefined();
    expect(waited(lost, 900_000, after(931_000)).ending).toEqual({ kind: 'unsure' });
  });
});

describe('stopping', () => {
  it('is possible until the own phone is connected, and shown until it is known', () => {
    const wanted = cancelWanted(accepted());
    expect(drawn(wanted, 500)).toMatchObject({ canCancel: false, cancelling: true });
    const taken = cancelAnswered({ ...wanted, cancel: 'sent' }, { kind: 'taken' });
    expect(told(taken, words('CannotReach', 'Rejected', 'Rejected')).ending).toEqual({ kind: 'cancelled' });
  });

  it('that was taken is what ended it, whatever vague word the platform has for that', () => {
    const taken = cancelAnswered({ ...cancelWanted(accepted()), cancel: 'sent' }, { kind: 'taken' });
    expect(told(taken, words('CannotReach', 'GenericError', 'Success')).ending).toEqual({
      kind: 'cancelled',
    });
    expect(told(taken, words('CannotReach', 'Busy', 'InProgress')).ending).toEqual({ kind: 'own-busy' });
    expect(told(taken, words('CannotReach', 'InProgress', 'NosuchUser')).ending).toEqual({
      kind: 'unknown-number',
    });
  });

  it('that came too late is no cancel: the call goes on', () => {
    const taken = cancelAnswered({ ...cancelWanted(accepted()), cancel: 'sent' }, { kind: 'taken' });
    const rang = told(taken, connected);
    expect(drawn(rang, 3_000)).toMatchObject({
      phase: 'their-phone-rings',
      cancelling: false,
      canCancel: false,
    });
    expect(canCancel(rang)).toBe(false);
  });

  it('that was not answered is wanted still', () => {
    const sent = { ...cancelWanted(accepted()), cancel: 'sent' } as const;
    expect(cancelAnswered(sent, { kind: 'no-answer' }).cancel).toBe('wanted');
    expect(cancelAnswered(sent, { kind: 'too-many', retryAfterMs: 1 }).cancel).toBe('wanted');
  });
});

describe('the prompt', () => {
  const offHook = sighting({ own: leg('ringing', { wasPickedUp: true }) });

  it('is shown once the phone is off the hook and the platform, asked then, still waits', () => {
    const picked = sighted(accepted({ askForOne: true }), offHook, after(4_000));
    expect(drawn(picked, 4_000).phase).toBe('own-phone-rings');
    const before = asked(picked, { kind: 'status', status: underWay }, 3_900, true, after(4_100));
    expect(drawn(before, 4_100).phase).toBe('own-phone-rings');
    const since = asked(picked, { kind: 'status', status: underWay }, 4_200, true, after(4_300));
    expect(lineOf(drawn(since, 4_300))).toBe('press-1 ringing waits');
    expect(lineOf(drawn(told(since, connected), 6_000))).toBe('their-phone-rings connected ringing');
  });

  it('is nothing to wait for where it is off', () => {
    expect(drawn(sighted(accepted(), offHook, after(4_000)), 4_000).phase).toBe('their-phone-rings');
  });
});

describe('the call’s own events', () => {
  it('say how it ended only where the platform does not within four seconds', () => {
    const over = sighting({
      endedAt: 1,
      own: leg('over', { wasConnected: true }),
      theirs: leg('over', { reason: 'TargetBusy' }),
    });
    const seen = sighted(told(accepted(), connected), over, after(9_000));
    expect(seen.ending).toBeUndefined();
    expect(waited(seen, 0, after(12_900)).ending).toBeUndefined();
    expect(waited(seen, 0, after(13_000)).ending).toEqual({ kind: 'their-busy' });
    expect(told(seen, words('CannotReach', 'Success', 'NoAnswer')).ending).toEqual({
      kind: 'their-no-answer',
    });
  });

  it('that take the end back take it back here', () => {
    const over = sighting({ endedAt: 1, own: leg('over') });
    const back = sighted(sighted(accepted(), over, after(3_000)), sighting(), after(4_000));
    expect(waited(back, 0, after(30_000)).ending).toBeUndefined();
  });
});

describe('a RingOut the platform knows nothing of', () => {
  const closed = (course: Course, at: number, isListening = true): Course =>
    asked(course, { kind: 'closed' }, at, isListening, after(at));
  const talking = (): Course =>
    sighted(
      told(accepted(), words('Success', 'Success', 'Success')),
      sighting({ own: leg('connected') }),
      after(3_000),
    );

  it('is none yet in its first seconds, and none any more later', () => {
    expect(closed(accepted(), 1_200).ending).toBeUndefined();
    expect(closed(accepted(), 12_000).ending).toEqual({ kind: 'unknown' });
  });

  it('goes on as long as its call is heard to, and is over where nothing is heard', () => {
    expect(closed(talking(), 30_000).ending).toBeUndefined();
    expect(closed(talking(), 30_000, false).ending).toEqual({ kind: 'finished', talkedSeconds: 29 });
    const over = sighted(
      talking(),
      sighting({ own: leg('over', { wasConnected: true }), endedAt: builtAt + 25_000 }),
      after(29_000),
    );
    expect(closed(over, 30_000).ending).toEqual({ kind: 'finished', talkedSeconds: 24 });
  });

  it('was stopped, where that was taken', () => {
    const taken = cancelAnswered({ ...cancelWanted(accepted()), cancel: 'sent' }, { kind: 'taken' });
    expect(closed(taken, 2_000).ending).toEqual({ kind: 'cancelled' });
  });
});

describe('no news', () => {
  it('is said after 20 s, and again 20 s after the person chose to wait', () => {
    const course = accepted();
    expect(drawn(course, 20_100).noNews).toBe(false);
    expect(drawn(course, 20_300).noNews).toBe(true);
    expect(dueAt(course, 0, after(300))).toBe(20_200);
    const on = waitedOn(course, after(25_000));
    expect([drawn(on, 44_000).noNews, drawn(on, 45_000).noNews]).toEqual([false, true]);
  });

  it('ends it after five minutes, as long as somebody could have been asked', () => {
    expect(waited(accepted(), 0, after(310_000)).ending).toEqual({ kind: 'unknown' });
    expect(waited(accepted(), undefined, after(310_000)).ending).toBeUndefined();
  });
});
