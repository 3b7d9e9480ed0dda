import { describe, expect, it } from 'vitest';
import { call, endings } from '../../../support/builders.ts';
import { ringOut } from '../../../support/ring-out-builders.ts';
import { alertsInTest } from './alerts-in-test.ts';

describe('the call card and a call that is being placed', () => {
  it('comes up with the focus, because the person asked for it, and goes with the last of them', () => {
    const alerts = alertsInTest();
    alerts.set({ ringOuts: [ringOut({ id: 'r' })] });
    expect(alerts.state().card).toMatchObject({ visible: true, callIds: [], focusId: undefined });
    expect(alerts.asked).toEqual(['focusCard']);
    alerts.set({ ringOuts: [ringOut({ id: 'r', phase: 'connected' })] });
    expect(alerts.asked).toEqual(['focusCard']);
    alerts.set({ ringOuts: [] });
    expect(alerts.state().card.visible).toBe(false);
    expect(alerts.asked).toEqual(['focusCard', 'hideCard']);
  });

  it('stays while a call beside it rings and ends', () => {
    const alerts = alertsInTest();
    alerts.set({ ringOuts: [ringOut({ id: 'r' })] });
    alerts.ring(call({ id: 'a' }));
    alerts.end('a', endings.missed);
    alerts.clock.pass(60_000);
    expect(alerts.state().card).toMatchObject({ visible: true, callIds: [] });
    expect(alerts.asked).toEqual(['focusCard']);
  });

  it('stays hidden until the next one is placed', () => {
    const alerts = alertsInTest();
    alerts.set({ ringOuts: [ringOut({ id: 'r' })] });
    alerts.hideCard();
    alerts.set({ ringOuts: [ringOut({ id: 'r', phase: 'their-phone-rings' })] });
    expect(alerts.state().card.visible).toBe(false);
    alerts.set({ ringOuts: [ringOut({ id: 'r', phase: 'ended' }), ringOut({ id: 'other' })] });
    expect(alerts.state().card.visible).toBe(true);
  });
});
