import { describe, expect, it } from 'vitest';
import type { CallEnding } from '../../../../src/shared/call.ts';
import {
  builtAt,
  call,
  connectedCall,
  connection,
  endings,
  lines,
  parties,
} from '../../../support/builders.ts';
import { alertsInTest, withAlerts } from './alerts-in-test.ts';

describe('the call card', () => {
  it('comes up without the focus when a call rings and goes when its ending was shown', () => {
    const alerts = alertsInTest();
    alerts.ring(call({ id: 'a' }));
    expect(alerts.state().card).toMatchObject({ visible: true, callIds: ['a'], focusId: 'a', quiet: false });
    expect(alerts.asked).toEqual(['showCard']);
    alerts.end('a', endings.missed);
    alerts.clock.pass(11_900);
    expect(alerts.state().card.visible).toBe(true);
    alerts.clock.pass(200);
    expect(alerts.state().card).toMatchObject({ visible: false, callIds: [], spoken: '' });
    expect(alerts.asked).toEqual(['showCard', 'hideCard']);
  });

  it.each<[CallEnding, number]>([
    [endings.bySam, 4000],
    [endings.voicemail, 12_000],
    [endings.missed, 12_000],
    [endings.declined, 3000],
    [endings.here, 20_000],
    [endings.unknown, 6000],
  ])('shows the ending %j for its time', (ending, stays) => {
    const alerts = alertsInTest();
    alerts.ring(call({ id: 'a' }));
    alerts.end('a', ending);
    alerts.clock.pass(stays - 100);
    expect(alerts.state().card.visible).toBe(true);
    alerts.clock.pass(200);
    expect(alerts.state().card.visible).toBe(false);
  });

  it('keeps a missed call until it is closed when the person chose so', () => {
    const alerts = alertsInTest({ settings: withAlerts({ missedStaysSeconds: 0 }) });
    alerts.ring(call({ id: 'a' }));
    alerts.end('a', endings.missed);
    alerts.clock.pass(3_600_000);
    expect(alerts.state().card.callIds).toEqual(['a']);
    alerts.dismissCall('a');
    expect(alerts.state().card.visible).toBe(false);
  });

  it('gives the card to a new ring: an ending that was still shown makes place', () => {
    const alerts = alertsInTest();
    alerts.ring(call({ id: 'a' }));
    alerts.end('a', endings.here);
    alerts.ring(call({ id: 'b' }));
    expect(alerts.state().card).toMatchObject({ callIds: ['b'], focusId: 'b' });
  });

  it('lets no new ring close a missed call that the person closes by hand', () => {
    const alerts = alertsInTest({ settings: withAlerts({ missedStaysSeconds: 0 }) });
    alerts.ring(call({ id: 'a' }));
    alerts.end('a', endings.missed);
    alerts.ring(call({ id: 'b' }));
    expect(alerts.state().card).toMatchObject({ callIds: ['a', 'b'], focusId: 'b' });
  });

  it('shows the ending of a call beside the one in full for four seconds', () => {
    const alerts = alertsInTest();
    alerts.ring(call({ id: 'a' }));
    alerts.ring(call({ id: 'b' }));
    alerts.end('b', endings.missed);
    alerts.clock.pass(3900);
    expect(alerts.state().card.callIds).toEqual(['a', 'b']);
    alerts.clock.pass(200);
    expect(alerts.state().card.callIds).toEqual(['a']);
  });

  it('keeps an ending while the pointer is on the card and two seconds longer', () => {
    const alerts = alertsInTest();
    alerts.ring(call({ id: 'a' }));
    alerts.holdCard(true);
    alerts.end('a', endings.bySam);
    alerts.clock.pass(60_000);
    expect(alerts.state().card.visible).toBe(true);
    alerts.holdCard(false);
    alerts.clock.pass(1900);
    expect(alerts.state().card.visible).toBe(true);
    alerts.clock.pass(200);
    expect(alerts.state().card.visible).toBe(false);
  });

  it('lists calls in order of arrival and stays with the first that rings', () => {
    const alerts = alertsInTest();
    alerts.ring(call({ id: 'a' }));
    alerts.ring(call({ id: 'b', party: parties.second }));
    alerts.ring(call({ id: 'c', party: parties.unknown }));
    expect(alerts.state().card).toMatchObject({ callIds: ['a', 'b', 'c'], focusId: 'a' });
    alerts.showOnCard('c');
    expect(alerts.state().card.focusId).toBe('c');
    alerts.end('c', endings.missed);
    expect(alerts.state().card).toMatchObject({ callIds: ['a', 'b', 'c'], focusId: 'a' });
  });

  it('moves nothing under the pointer: the ended call keeps its place while the card is held', () => {
    const alerts = alertsInTest();
    alerts.ring(call({ id: 'a' }));
    alerts.ring(call({ id: 'b' }));
    alerts.holdCard(true);
    alerts.end('a', endings.missed);
    alerts.clock.pass(30_000);
    expect(alerts.state().card).toMatchObject({ callIds: ['a', 'b'], focusId: 'a' });
    alerts.holdCard(false);
    expect(alerts.state().card.focusId).toBe('b');
  });

  it('makes the buttons wait 700 ms after a change', () => {
    const alerts = alertsInTest();
    alerts.ring(call({ id: 'a' }));
    expect(alerts.state().card.inertUntil).toBe(0);
    alerts.clock.pass(5000);
    alerts.turn('a', { phase: 'connected' });
    expect(alerts.state().card.inertUntil).toBe(builtAt + 5700);
  });

  it('shows the call the person is on beside the one that rings', () => {
    const alerts = alertsInTest({ calls: [connectedCall({ id: 'on' })] });
    alerts.update();
    expect(alerts.state().card.visible).toBe(false);
    alerts.ring(call({ id: 'a' }));
    expect(alerts.state().card).toMatchObject({ callIds: ['on', 'a'], focusId: 'a', quiet: true });
  });

  it('does not come up by itself for a call the person makes', () => {
    const alerts = alertsInTest();
    alerts.set({ calls: [call({ id: 'out', direction: 'outbound', line: undefined })] });
    expect(alerts.state().card.visible).toBe(false);
    alerts.showCard();
    expect(alerts.state().card).toMatchObject({ visible: true, callIds: ['out'], focusId: 'out' });
    expect(alerts.asked).toEqual(['focusCard "out"']);
  });

  it('shows how a call ended that the person made and called up', () => {
    const alerts = alertsInTest();
    alerts.set({ calls: [call({ id: 'out', direction: 'outbound', line: undefined })] });
    alerts.showCard();
    alerts.end('out', endings.here);
    expect(alerts.state().card).toMatchObject({ visible: true, callIds: ['out'] });
    alerts.clock.pass(20_100);
    expect(alerts.state().card.visible).toBe(false);
  });

  it('stays hidden once hidden, and comes back with the next ring or when called up', () => {
    const alerts = alertsInTest();
    alerts.ring(call({ id: 'a' }));
    alerts.hideCard();
    alerts.turn('a', { devices: ['Desk phone'] });
    expect(alerts.state().card.visible).toBe(false);
    alerts.showCard();
    expect(alerts.state().card).toMatchObject({ visible: true, callIds: ['a'], focusId: 'a' });
    alerts.hideCard();
    alerts.ring(call({ id: 'b' }));
    expect(alerts.state().card).toMatchObject({ visible: true, callIds: ['a', 'b'] });
  });

  it('does not come back for the ending of a call it was hidden for', () => {
    const alerts = alertsInTest();
    alerts.ring(call({ id: 'a' }));
    alerts.hideCard();
    alerts.end('a', endings.missed);
    expect(alerts.state().card.visible).toBe(false);
    expect(alerts.notices.has('call-a')).toBe(true);
  });

  it.each(['tray-only', 'nothing'] as const)('does not come up for calls styled %s', (style) => {
    const alerts = alertsInTest({ settings: withAlerts({ queue: style }) });
    alerts.ring(call({ id: 'q', line: lines.support }));
    expect(alerts.state().card.visible).toBe(false);
    expect(alerts.asked).toEqual([]);
    expect([...alerts.notices]).toEqual([]);
    expect(alerts.drawings.at(-1)?.shape).toBe(style === 'nothing' ? 'listening' : 'ringing');
  });

  it('leaves the first word to the notification where windows may not be placed', () => {
    const alerts = alertsInTest();
    alerts.set({ desktop: { ...alerts.state().desktop, canPlaceWindows: false } });
    alerts.ring(call({ id: 'a' }));
    expect(alerts.asked).toEqual([]);
    alerts.notices.get('call-a')?.onClick();
    expect(alerts.asked).toEqual(['focusCard "a"']);
  });

  it('[D18] takes 300 ringing calls: one card, one tone, a bounded number of notifications', () => {
    const alerts = alertsInTest({ settings: withAlerts({ ringTone: true, second: 'card' }) });
    const calls = Array.from({ length: 300 }, (_, index) => call({ id: `c${index}` }));
    alerts.set({ calls });
    alerts.rang(calls);
    expect(alerts.state().card.callIds).toHaveLength(300);
    expect(alerts.state().card).toMatchObject({ focusId: 'c0', tone: 'direct' });
    expect(alerts.asked).toEqual(['showCard']);
    expect(alerts.notices.size).toBe(20);
  });
});

describe('the tone', () => {
  const sounding = withAlerts({ ringTone: true });

  it('is silent unless the person wants it', () => {
    const alerts = alertsInTest();
    alerts.ring(call({ id: 'a' }));
    expect(alerts.state().card.tone).toBe('none');
  });

  it.each([
    ['direct', call()],
    ['queue', call({ line: lines.support })],
    ['internal', call({ party: parties.colleague })],
  ] as const)('sounds like a %s call', (tone, ringing) => {
    const alerts = alertsInTest({ settings: sounding });
    alerts.ring(ringing);
    expect(alerts.state().card.tone).toBe(tone);
  });

  it('is a tick while the person is on a call', () => {
    const alerts = alertsInTest({ settings: sounding, calls: [connectedCall()] });
    alerts.ring(call());
    expect(alerts.state().card.tone).toBe('tick');
  });

  it('stops when the call is silenced, answered, lost from sight, or has rung for 90 s', () => {
    const tones = (['silence', 'answer', 'lose', 'wait'] as const).map((what) => {
      const alerts = alertsInTest({ settings: sounding });
      alerts.ring(call({ id: 'a' }));
      if (what === 'silence') alerts.turn('a', { silenced: true });
      if (what === 'answer') alerts.turn('a', { phase: 'connected' });
      if (what === 'lose') alerts.set({ connection: connection({ phase: 'reconnecting' }) });
      if (what === 'wait') alerts.clock.pass(90_100);
      return alerts.state().card.tone;
    });
    expect(tones).toEqual(['none', 'none', 'none', 'none']);
  });

  it('does not sound for a quiet card', () => {
    const alerts = alertsInTest({ settings: withAlerts({ ringTone: true, direct: 'quiet-card' }) });
    alerts.ring(call());
    expect(alerts.state().card).toMatchObject({ quiet: true, tone: 'none' });
  });
});

describe('the spoken sentence', () => {
  it('says who calls on which line, and how to act where a shortcut is set', () => {
    const alerts = alertsInTest();
    alerts.ring(call());
    expect(alerts.state().card.spoken).toBe('Ada Lovelace is calling on Main line.');
  });

  it('names a second call as such', () => {
    const alerts = alertsInTest();
    alerts.ring(call());
    alerts.ring(call({ party: parties.second, line: lines.direct }));
    expect(alerts.state().card.spoken).toBe('Second call: Alan Turing on Direct.');
  });

  it.each([
    [endings.bySam, 'Answered by Sam Rivera.'],
    [endings.missed, 'Missed call from Ada Lovelace.'],
    [endings.unknown, 'This call is no longer ringing.'],
  ] as const)('says the ending %j', (ending, sentence) => {
    const alerts = alertsInTest();
    alerts.ring(call({ id: 'a' }));
    alerts.end('a', ending);
    expect(alerts.state().card.spoken).toBe(sentence);
  });
});
