import { describe, expect, it } from 'vitest';
import type { CallControl, ControlProblem } from '../../../../src/shared/call-control.ts';
import { builtAt, call, connectedCall, lines, parties } from '../../../support/builders.ts';
import {
  callControl,
  deskPhone,
  offering,
  parkedCall,
  softPhone,
} from '../../../support/control-builders.ts';
import { alertsInTest, withAlerts } from './alerts-in-test.ts';

const answerable = ['answer-on', 'to-voicemail', 'stop-ringing'] as const;
const control = (of: CallControl, devices = [deskPhone]) => callControl({ byCall: { a: of }, devices });

function ringWith(
  of: CallControl,
  devices = [deskPhone],
  different: Parameters<typeof call>[0] = {},
  settings = withAlerts({}),
) {
  const alerts = alertsInTest({ callControl: control(of, devices), settings });
  alerts.ring(call({ id: 'a', ...different }));
  return alerts;
}

const labels = (alerts: ReturnType<typeof alertsInTest>): readonly string[] | undefined =>
  alerts.notices.get('call-a')?.buttons.map(({ label }) => label);

const spam = { ...parties.unknown, caution: { kind: 'spam', why: 'marked' } } as const;

describe('the buttons of a ringing call’s notification', () => {
  it('answer on the only phone, and send to voicemail', () => {
    expect(labels(ringWith(offering(answerable)))).toEqual(['Answer on Desk phone', 'Voicemail']);
  });

  it('let the card ask where several phones could answer', () => {
    const alerts = ringWith(offering(answerable), [deskPhone, softPhone]);
    expect(labels(alerts)).toEqual(['Answer…', 'Voicemail']);
    alerts.notices.get('call-a')?.buttons[0]?.act();
    expect(alerts.asked.at(-1)).toBe('focusCard "a"');
  });

  it('answer on the phone that the settings name', () => {
    const settings = withAlerts({});
    const chosen = { ...settings, calls: { ...settings.calls, answerOn: softPhone.id } };
    const alerts = ringWith(offering(answerable), [deskPhone, softPhone], {}, chosen);
    expect(labels(alerts)).toEqual(['Answer on RingCentral app', 'Voicemail']);
  });

  it('skip a call of a queue', () => {
    const alerts = ringWith(offering(['answer-on', 'skip']), [deskPhone], { line: lines.support });
    expect(labels(alerts)).toEqual(['Answer on Desk phone', 'Skip']);
  });

  it('are none where nothing is offered', () => {
    expect(labels(ringWith(offering([], { withheld: { 'answer-on': 'no-right' } })))).toEqual([]);
  });

  it('say nobody’s name where details are hidden', () => {
    const alerts = ringWith(offering(answerable), [deskPhone], {}, withAlerts({ hideNames: true }));
    expect(JSON.stringify(alerts.notices.get('call-a'))).not.toContain('Ada');
    expect(labels(alerts)).toHaveLength(2);
  });

  it('order for a call that rings, whatever it does by the time of the press', () => {
    const alerts = ringWith(offering(answerable));
    const [, voicemail] = alerts.notices.get('call-a')!.buttons;
    alerts.turn('a', { phase: 'connected' });
    voicemail?.act();
    expect(alerts.asked.at(-1)).toBe('control {"callId":"a","seen":"ringing","act":{"kind":"to-voicemail"}}');
  });

  it('are there where the platform has not named the call yet, and alert nobody a second time', () => {
    const withheld = { 'answer-on': 'not-known-yet', 'to-voicemail': 'not-known-yet' } as const;
    const alerts = ringWith(offering([], { withheld }));
    expect(labels(alerts)).toEqual(['Answer on Desk phone', 'Voicemail']);
    alerts.set({ callControl: control(offering(answerable)) });
    alerts.set({ callControl: control(offering(['to-voicemail'])) });
    expect(alerts.noticeLog).toEqual(['call-a']);
  });

  it('put voicemail first where the caller is likely spam', () => {
    const alerts = ringWith(offering(answerable), [deskPhone], { party: spam });
    expect(labels(alerts)).toEqual(['Voicemail', 'Answer on Desk phone']);
  });
});

describe('the notification of a parked call', () => {
  const alarming = callControl({
    parked: [parkedCall({ isAlarming: true })],
    byCall: { parked: offering(['retrieve']) },
  });

  it('comes once, when its time is up', () => {
    const alerts = alertsInTest({ callControl: { ...alarming, parked: [parkedCall()] } });
    alerts.update();
    expect(alerts.noticeLog).toEqual([]);
    alerts.set({ callControl: alarming });
    alerts.set({ callControl: { ...alarming } });
    expect(alerts.noticeLog).toEqual(['parked-parked']);
    expect(alerts.notices.get('parked-parked')).toMatchObject({
      title: 'Ada Lovelace has been parked for 2 min on *813',
      urgency: 'normal',
    });
  });

  it('takes the call back, and is quiet then', () => {
    const alerts = alertsInTest({ callControl: alarming });
    alerts.update();
    const [back, show] = alerts.notices.get('parked-parked')!.buttons;
    expect([back?.label, show?.label]).toEqual(['Take it back on Desk phone', 'Show']);
    back?.act();
    expect(alerts.asked).toEqual([
      'quietParkAlarm "parked"',
      'control {"callId":"parked","seen":"parked","act":{"kind":"retrieve","deviceId":"8301"}}',
    ]);
    show?.act();
    expect(alerts.asked.at(-1)).toBe('openMain {"screen":"calls"}');
  });

  it('lets the main window ask for the phone where there are several', () => {
    const alerts = alertsInTest({ callControl: { ...alarming, devices: [deskPhone, softPhone] } });
    alerts.update();
    expect(alerts.notices.get('parked-parked')?.buttons.map(({ label }) => label)).toEqual(['Take it back…']);
  });

  it('is taken back when the person has heard it, and when the call is taken', () => {
    const alerts = alertsInTest({ callControl: alarming });
    alerts.update();
    alerts.set({ callControl: { ...alarming, parked: [parkedCall()] } });
    alerts.set({ callControl: alarming });
    alerts.set({ callControl: { ...alarming, parked: [] } });
    expect(alerts.noticeLog).toEqual(['parked-parked', '-parked-parked', 'parked-parked', '-parked-parked']);
  });

  it('names nobody where details are hidden', () => {
    const alerts = alertsInTest({ callControl: alarming, settings: withAlerts({ hideNames: true }) });
    alerts.update();
    expect(alerts.notices.get('parked-parked')?.title).toBe('A call has been parked for 2 min on *813');
  });
});

describe('the notification of what went wrong', () => {
  const problem: ControlProblem = {
    ...{ operation: 'transfer', why: 'wrong-number', deviceLabel: undefined },
    ...{ at: builtAt, requestId: undefined },
  };
  const talking = { calls: [connectedCall({ id: 'a' })] };
  const failed = control(offering(['hold'], { problem }));

  it('comes once while no window shows it, and opens the card', () => {
    const alerts = alertsInTest({ ...talking, callControl: failed });
    alerts.update();
    alerts.set({ callControl: { ...failed } });
    expect(alerts.noticeLog).toEqual(['control-a']);
    expect(alerts.notices.get('control-a')).toMatchObject({
      title: 'Could not transfer the call.',
      body: "Ada Lovelace · RingCentral doesn't reach this number. Check it. The call goes on.",
    });
    alerts.notices.get('control-a')?.onClick();
    expect(alerts.asked.at(-1)).toBe('focusCard "a"');
  });

  it('does not come while the main window is looked at, nor afterwards', () => {
    const alerts = alertsInTest(talking);
    alerts.lookAtMain(true);
    alerts.set({ callControl: failed });
    alerts.lookAtMain(false);
    alerts.update();
    expect(alerts.noticeLog).toEqual([]);
  });

  it('does not come while the card shows the call', () => {
    const alerts = alertsInTest({ callControl: control(offering(answerable)) });
    alerts.ring(call({ id: 'a' }));
    alerts.set({ callControl: control(offering(answerable, { problem })) });
    expect(alerts.noticeLog).toEqual(['call-a']);
  });

  it('is taken back when the problem has been read', () => {
    const alerts = alertsInTest({ ...talking, callControl: failed });
    alerts.update();
    alerts.set({ callControl: control(offering(['hold'])) });
    expect(alerts.noticeLog).toEqual(['control-a', '-control-a']);
  });

  it('tells the next problem of the same call', () => {
    const alerts = alertsInTest({ ...talking, callControl: failed });
    alerts.update();
    alerts.set({ callControl: control(offering(['hold'], { problem: { ...problem, at: builtAt + 9000 } })) });
    expect(alerts.noticeLog).toEqual(['control-a', 'control-a']);
  });

  it('says that nobody took a call that was handed over', () => {
    const target = {
      to: '104',
      shown: 'Ext. 104',
      kind: 'extension',
      region: undefined,
      identity: undefined,
    } as const;
    const went = { kind: 'person', how: 'transferred', target, now: 'voicemail' } as const;
    const alerts = alertsInTest({ ...talking, callControl: control(offering([], { went })) });
    alerts.update();
    expect(alerts.notices.get('control-a')).toMatchObject({
      title: 'Ext. 104 did not take the call',
      body: 'Ada Lovelace · It went to their voicemail.',
    });
  });

  it('is not sent where the person wants none', () => {
    const alerts = alertsInTest({
      ...talking,
      callControl: { ...failed, parked: [parkedCall({ isAlarming: true })] },
      settings: withAlerts({ notifications: false }),
    });
    alerts.update();
    expect(alerts.noticeLog).toEqual([]);
  });
});

describe('the tone', () => {
  it.each([{ kind: 'answer-on', deviceId: deskPhone.id }, { kind: 'to-voicemail' }] as const)(
    'stops while “$kind” is under way, and goes on should it fail',
    (act) => {
      const settings = withAlerts({ ringTone: true });
      const alerts = ringWith(offering(answerable), [deskPhone], {}, settings);
      const tone = () => alerts.state().card.tone;
      expect(tone()).toBe('direct');
      const pending = { act, since: builtAt, until: builtAt + 6000 };
      alerts.set({ callControl: control(offering([], { pending })) });
      expect(tone()).toBe('none');
      alerts.set({ callControl: control(offering(answerable)) });
      expect(tone()).toBe('direct');
    },
  );
});
