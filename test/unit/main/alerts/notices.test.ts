import { describe, expect, it } from 'vitest';
import {
  builtAt,
  call,
  connection,
  demoAccount,
  endings,
  lines,
  parties,
  pastCall,
} from '../../../support/builders.ts';
import type { CallParty } from '../../../../src/shared/call.ts';
import type { Identity } from '../../../../src/shared/person.ts';
import { identity } from '../../../support/ring-out-builders.ts';
import { clockTime } from '../../../../src/main/alerts/words.ts';
import { alertsInTest, withAlerts } from './alerts-in-test.ts';

const minute = 60_000;
type NumberParty = Extract<CallParty, { readonly kind: 'number' }>;

const known = (different: Partial<Identity>): NumberParty => ({
  ...(parties.named as NumberParty),
  identity: identity('Ada Lovelace', { detail: 'Analytical Engines Ltd', ...different }),
});

describe('the notification of a ringing call', () => {
  it.each([
    ['a name', call({ id: 'a' }), 'Ada Lovelace is calling', '+1 (212) 555-0100 · to Main line'],
    [
      'a number only',
      call({ id: 'a', party: parties.unknown }),
      '+1 (212) 555-0100 is calling',
      'Probably New York, US · to Main line',
    ],
    [
      'a queue',
      call({ id: 'a', line: lines.support }),
      'Ada Lovelace is calling Support',
      '+1 (212) 555-0100',
    ],
    [
      'nobody',
      call({ id: 'a', party: parties.anonymous }),
      'Someone without caller ID is calling',
      'to Main line',
    ],
    [
      'a colleague',
      call({ id: 'a', party: parties.colleague, line: lines.direct }),
      'Grace Hopper is calling',
      'to Direct',
    ],
    [
      'one of two people',
      call({ id: 'a', party: known({ also: ['Charles Babbage'], alsoCount: 1 }) }),
      'Ada Lovelace or Charles Babbage is calling',
      '+1 (212) 555-0100 · to Main line',
    ],
    [
      'one of several people',
      call({ id: 'a', party: known({ also: ['Charles Babbage', 'Ada King'], alsoCount: 3 }) }),
      'One of 4 people is calling',
      '+1 (212) 555-0100 · to Main line',
    ],
    [
      'somebody of a company',
      call({ id: 'a', party: known({}) }),
      'Ada Lovelace is calling',
      'Analytical Engines Ltd · to Main line',
    ],
    [
      'likely spam',
      call({
        id: 'a',
        party: { ...(parties.unknown as NumberParty), caution: { kind: 'spam', why: 'network' } },
      }),
      'Likely spam is calling',
      '+1 (212) 555-0100 · to Main line',
    ],
    [
      'a hand-over',
      call({ id: 'a', transferredBy: 'Sam Rivera' }),
      'Ada Lovelace is calling',
      'Transferred by Sam Rivera',
    ],
  ])('says who calls: %s', (_, ringing, title, body) => {
    const alerts = alertsInTest();
    alerts.ring(ringing);
    expect(alerts.notices.get('call-a')).toMatchObject({ title, body, urgency: 'critical', buttons: [] });
  });

  it.each([
    [lines.main, 'Incoming call', 'Main line'],
    [lines.support, 'Queue call', 'Support'],
  ])('says nobody’s name where details are hidden', (line, title, body) => {
    const alerts = alertsInTest({ settings: withAlerts({ hideNames: true }) });
    alerts.ring(call({ id: 'a', line }));
    expect(alerts.notices.get('call-a')).toMatchObject({ title, body });
  });

  it.each(['connected', 'ended'] as const)('is taken back as soon as the call is %s', (phase) => {
    const alerts = alertsInTest();
    alerts.ring(call({ id: 'a' }));
    alerts.turn('a', { phase });
    expect(alerts.noticeLog).toEqual(['call-a', '-call-a']);
  });

  it('opens the card on that call', () => {
    const alerts = alertsInTest();
    alerts.ring(call({ id: 'a' }));
    alerts.ring(call({ id: 'b' }));
    alerts.notices.get('call-b')?.onClick();
    expect(alerts.asked.at(-1)).toBe('focusCard "b"');
    expect(alerts.state().card.focusId).toBe('b');
  });

  it('is not sent where the person wants none', () => {
    const alerts = alertsInTest({ settings: withAlerts({ notifications: false }) });
    alerts.ring(call({ id: 'a' }));
    alerts.end('a', endings.missed);
    expect(alerts.noticeLog).toEqual([]);
  });

  it('[D19] shows a hostile name as the plain text it is', () => {
    const alerts = alertsInTest();
    alerts.ring(
      call({
        id: 'a',
        party: { kind: 'masked', shown: '+1650555****', name: "<b>{name}</b> '; {0} {count, plural}" },
      }),
    );
    expect(alerts.notices.get('call-a')?.title).toBe("<b>{name}</b> '; {0} {count, plural} is calling");
  });
});

describe('the notification of a missed call', () => {
  it('says who, when, on which line and how long it rang', () => {
    const alerts = alertsInTest({ locale: 'en-US' });
    alerts.ring(call({ id: 'a', startedAt: builtAt }));
    alerts.clock.pass(22_000);
    alerts.end('a', endings.missed);
    const time = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' }).format(builtAt);
    expect(alerts.notices.get('call-a')).toMatchObject({
      title: 'Missed call from Ada Lovelace',
      body: `${time} · Main line · rang 22 sec`,
      urgency: 'normal',
    });
    alerts.notices.get('call-a')?.onClick();
    expect(alerts.asked.at(-1)).toBe('openMain {"screen":"calls","callId":"a","filter":"missed"}');
  });

  it('joins several within ten minutes, and starts anew after that', () => {
    const alerts = alertsInTest();
    for (const [id, party] of [
      ['a', parties.named],
      ['b', parties.second],
      ['c', parties.named],
    ] as const) {
      alerts.ring(call({ id, party }));
      alerts.end(id, endings.missed);
      alerts.clock.pass(minute);
    }
    expect([...alerts.notices.values()]).toMatchObject([
      { id: 'missed-calls', title: '3 missed calls', body: 'Ada Lovelace (2), Alan Turing' },
    ]);
    alerts.clock.pass(11 * minute);
    alerts.ring(call({ id: 'd', party: parties.third }));
    alerts.end('d', endings.missed);
    expect([...alerts.notices.values()]).toMatchObject([
      { id: 'call-d', title: 'Missed call from Katherine Johnson' },
    ]);
  });

  it.each([endings.bySam, endings.voicemail, endings.declined, endings.here, endings.unknown])(
    'is not sent for the ending %j',
    (ending) => {
      const alerts = alertsInTest();
      alerts.ring(call({ id: 'a' }));
      alerts.end('a', ending);
      expect([...alerts.notices]).toEqual([]);
    },
  );

  it('is taken back when it turns out that a colleague took the call', () => {
    const alerts = alertsInTest();
    alerts.ring(call({ id: 'a' }));
    alerts.end('a', endings.missed);
    alerts.end('a', endings.bySam);
    expect([...alerts.notices]).toEqual([]);
  });

  it('is taken back once the person looked', () => {
    const alerts = alertsInTest();
    for (const id of ['a', 'b']) {
      alerts.ring(call({ id }));
      alerts.end(id, endings.missed);
    }
    alerts.missedSeen();
    expect([...alerts.notices]).toEqual([]);
  });
});

describe('notifications about listening', () => {
  it('tells after two minutes without events, once, and takes it back when they flow again', () => {
    const alerts = alertsInTest();
    const down = connection({
      phase: 'reconnecting',
      reason: 'network',
      since: builtAt,
      lastHeardAt: builtAt,
    });
    alerts.set({ connection: down });
    alerts.clock.pass(119_000);
    expect([...alerts.notices]).toEqual([]);
    alerts.set({ connection: { ...down, phase: 'offline', since: alerts.clock.now() } });
    alerts.clock.pass(1100);
    expect([...alerts.notices.keys()]).toEqual(['connection']);
    alerts.clock.pass(10 * minute);
    expect(alerts.noticeLog).toEqual(['connection']);
    alerts.set({ connection: connection() });
    expect([...alerts.notices]).toEqual([]);
  });

  it('tells nothing in slow mode, and tells once that fails too', () => {
    const alerts = alertsInTest();
    const slow = connection({
      ...{ phase: 'offline', reason: 'server', since: builtAt, lastHeardAt: builtAt },
      ...{ channel: 'polling', polledAt: builtAt },
    });
    for (let asked = 0; asked < 20; asked += 1) {
      alerts.set({ connection: { ...slow, polledAt: alerts.clock.now() } });
      alerts.clock.pass(15_000);
    }
    expect(alerts.noticeLog).toEqual([]);
    alerts.clock.pass(2 * minute);
    expect(alerts.noticeLog).toEqual(['connection']);
    expect(alerts.notices.get('connection')?.body).toContain(
      clockTime(alerts.clock.now() - 135_000, 'en-US'),
    );
  });

  it('gives a computer that slept half a minute to come back before it tells', () => {
    const alerts = alertsInTest();
    const lastHeardAt = builtAt - 8 * 60 * minute;
    alerts.set({ connection: connection({ phase: 'reconnecting', since: builtAt, lastHeardAt }) });
    alerts.clock.pass(29_000);
    expect(alerts.noticeLog).toEqual([]);
    alerts.clock.pass(2_000);
    expect(alerts.notices.get('connection')?.body).toContain(clockTime(lastHeardAt, 'en-US'));
  });

  it('tells when the platform ended the session, and only then', () => {
    const alerts = alertsInTest();
    alerts.update();
    alerts.set({ signIn: { phase: 'signed-out', problem: undefined, canSignIn: true } });
    expect([...alerts.notices]).toEqual([]);
    alerts.set({ signIn: { phase: 'signed-in', account: demoAccount } });
    alerts.set({
      signIn: {
        phase: 'signed-out',
        problem: { kind: 'session-ended', company: 'Fernhill Furniture' },
        canSignIn: true,
      },
    });
    alerts.update();
    expect(alerts.noticeLog).toEqual(['signed-out']);
    expect(alerts.notices.get('signed-out')).toMatchObject({ title: 'Signed out of Fernhill Furniture' });
    alerts.notices.get('signed-out')?.buttons[0]?.act();
    expect(alerts.asked).toContain('signIn');
  });

  it('groups what was missed while the computer slept', () => {
    const alerts = alertsInTest();
    alerts.slept([pastCall(), pastCall(), pastCall({ party: parties.second })]);
    expect(alerts.notices.get('slept')).toMatchObject({
      title: '3 calls while this computer slept',
      body: 'Ada Lovelace (2), Alan Turing',
    });
  });
});
