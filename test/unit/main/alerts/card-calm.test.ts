import { describe, expect, it } from 'vitest';
import type { CallControl } from '../../../../src/shared/call-control.ts';
import { noCallControl, noControl } from '../../../../src/shared/call-control.ts';
import { call, connectedCall, endings } from '../../../support/builders.ts';
import { controlProblem } from '../../../support/call-control-builders.ts';
import { type AlertsInTest, alertsInTest } from './alerts-in-test.ts';

/** A call that rang and was taken a moment ago. */
function talking(): AlertsInTest {
  const alerts = alertsInTest();
  alerts.ring(call({ id: 'a' }));
  alerts.turn('a', { phase: 'connected' });
  return alerts;
}

function steer(alerts: AlertsInTest, different: Partial<CallControl>): void {
  alerts.set({ callControl: { ...noCallControl, byCall: { a: { ...noControl, ...different } } } });
}

const draft = { text: 'gra', how: 'now' } as const;

describe('the card of a call that goes on', () => {
  it('becomes a strip when nobody looked at it for five seconds', () => {
    const alerts = talking();
    alerts.clock.pass(4900);
    expect(alerts.state().card.collapsed).toBe(false);
    alerts.clock.pass(200);
    expect(alerts.state().card).toMatchObject({ visible: true, collapsed: true, callIds: ['a'] });
  });

  it('is inert for a moment when it becomes a strip', () => {
    const alerts = talking();
    alerts.clock.pass(5100);
    expect(alerts.state().card.inertUntil).toBeGreaterThan(alerts.clock.now());
  });

  it('stays in full while the pointer or the focus is on it, and for five seconds after that', () => {
    const alerts = talking();
    alerts.holdCard(true);
    alerts.clock.pass(60_000);
    expect(alerts.state().card.collapsed).toBe(false);
    alerts.holdCard(false);
    alerts.clock.pass(4900);
    expect(alerts.state().card.collapsed).toBe(false);
    alerts.clock.pass(200);
    expect(alerts.state().card.collapsed).toBe(true);
  });

  it('does not open under the pointer, but when it is asked for', () => {
    const alerts = talking();
    alerts.clock.pass(5100);
    alerts.holdCard(true);
    expect(alerts.state().card.collapsed).toBe(true);
    alerts.showOnCard('a');
    expect(alerts.state().card).toMatchObject({ collapsed: false, focusId: 'a' });
  });

  it('opens for a ring, and for the ending', () => {
    const alerts = talking();
    alerts.clock.pass(5100);
    alerts.ring(call({ id: 'b' }));
    expect(alerts.state().card).toMatchObject({ collapsed: false, focusId: 'b' });
    alerts.end('b', endings.missed);
    alerts.clock.pass(20_000);
    expect(alerts.state().card.collapsed).toBe(true);
    alerts.end('a', endings.here);
    expect(alerts.state().card).toMatchObject({ collapsed: false, focusId: 'a' });
  });

  it.each<[string, Partial<CallControl>]>([
    ['a transfer is being written', { draft }],
    ['something is under way', { pending: { act: { kind: 'hold' }, since: 0, until: 1 } }],
    ['something failed and nobody has read it', { problem: controlProblem('hold', 'failed') }],
  ])('stays in full while %s', (_, different) => {
    const alerts = talking();
    steer(alerts, different);
    alerts.clock.pass(60_000);
    expect(alerts.state().card.collapsed).toBe(false);
    steer(alerts, {});
    alerts.clock.pass(5100);
    expect(alerts.state().card.collapsed).toBe(true);
  });
});

describe('a transfer that is being written', () => {
  it('keeps the card, whoever else rings', () => {
    const alerts = talking();
    steer(alerts, { draft });
    alerts.ring(call({ id: 'b' }));
    expect(alerts.state().card).toMatchObject({ callIds: ['a', 'b'], focusId: 'a' });
    steer(alerts, {});
    expect(alerts.state().card.focusId).toBe('b');
  });

  it('keeps it for a call that was dialled too', () => {
    const alerts = alertsInTest({ calls: [connectedCall({ id: 'a', direction: 'outbound' })] });
    alerts.showOnCard('a');
    alerts.showCard();
    steer(alerts, { draft });
    alerts.ring(call({ id: 'b' }));
    expect(alerts.state().card.focusId).toBe('a');
  });

  it('lets go of the card when its call is over', () => {
    const alerts = talking();
    steer(alerts, { draft });
    alerts.ring(call({ id: 'b' }));
    alerts.end('a', endings.here);
    expect(alerts.state().card.focusId).toBe('b');
  });
});
