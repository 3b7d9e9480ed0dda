import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../../src/shared/app-state.ts';
import type { CallControl, Operation } from '../../../../src/shared/call-control.ts';
import { builtAt, call, connectedCall, lines } from '../../../support/builders.ts';
import {
  callControl,
  deskPhone,
  offering,
  parkedCall,
  softPhone,
} from '../../../support/control-builders.ts';
import { alertsInTest, choose, menuText, withAlerts } from './alerts-in-test.ts';

/** The lines above the first separator: the calls and what can be done with them. */
function linesFor(state: Partial<AppState>): readonly string[] {
  const alerts = alertsInTest(state);
  alerts.update();
  const all = menuText(alerts.drawings.at(-1)!.menu);
  return all.slice(0, all.indexOf('Open Ringside') - 1);
}

const control = (of: CallControl, devices = [deskPhone]) => callControl({ byCall: { a: of }, devices });

const answerable = ['answer-on', 'to-voicemail', 'stop-ringing', 'reply'] as const;

describe('the tray menu of a call', () => {
  it('offers each phone, voicemail and silence while it rings', () => {
    const state = {
      calls: [call({ id: 'a' })],
      callControl: control(offering(answerable), [deskPhone, softPhone]),
      settings: withAlerts({ ringTone: true }),
    };
    expect(linesFor(state)).toEqual([
      '(Ada Lovelace · Main line)',
      'Show call',
      'Answer on Desk phone',
      'Answer on RingCentral app',
      'Send to voicemail',
      'Silence',
    ]);
  });

  it.each([
    ['is switched off', { ...softPhone, online: false }],
    ['refused before', { ...softPhone, answers: 'no' as const }],
  ])('leaves out a phone that %s', (_what, other) => {
    const state = {
      calls: [call({ id: 'a' })],
      callControl: control(offering(answerable), [deskPhone, other]),
    };
    expect(linesFor(state)).not.toContain('Answer on RingCentral app');
  });

  it('skips a call of a queue', () => {
    const state = {
      calls: [call({ id: 'a', line: lines.support })],
      callControl: control(offering(['skip'])),
    };
    expect(linesFor(state).slice(1)).toEqual(['Show call', 'Skip']);
  });

  it.each<[string, Partial<Parameters<typeof call>[0]>, readonly Operation[], readonly string[]]>([
    [
      'goes on',
      { phase: 'connected' },
      ['hang-up', 'hold', 'mute', 'park', 'record', 'transfer'],
      ['Hold', 'Mute', 'Park', 'Record', 'End call'],
    ],
    ['is on hold', { phase: 'on-hold' }, ['hang-up', 'resume', 'park'], ['Resume', 'Park', 'End call']],
    [
      'is muted and recorded',
      { phase: 'connected' },
      ['unmute', 'pause-recording'],
      ['Unmute', 'Pause recording'],
    ],
  ])('offers what can be done while it %s, and nothing else', (_what, different, offered, expected) => {
    const state = {
      calls: [connectedCall({ id: 'a', ...different })],
      callControl: control(offering(offered)),
    };
    expect(linesFor(state).slice(2)).toEqual(expected);
  });

  it('says in one disabled line why it cannot be answered', () => {
    const of = offering(['to-voicemail'], { withheld: { 'answer-on': 'device-offline' } });
    expect(linesFor({ calls: [call({ id: 'a' })], callControl: control(of) }).slice(2)).toEqual([
      'Send to voicemail',
      '(The phones that take calls from here are switched off.)',
    ]);
  });

  it('says once beneath all calls that the account may not control them', () => {
    const of = offering([], { withheld: { 'answer-on': 'no-right', 'hang-up': 'no-right' } });
    const state = {
      calls: [call({ id: 'a' }), call({ id: 'b' })],
      callControl: callControl({ byCall: { a: of, b: of } }),
    };
    expect(linesFor(state).filter((line) => line.includes('may watch calls'))).toEqual([
      '(This account may watch calls but not control them.)',
    ]);
  });

  it('says what is under way, and offers nothing meanwhile', () => {
    const act = { kind: 'answer-on', deviceId: deskPhone.id } as const;
    const of = offering([], { pending: { act, since: builtAt, until: builtAt + 6000 } });
    expect(linesFor({ calls: [call({ id: 'a' })], callControl: control(of) }).slice(2)).toEqual([
      '(Answering on Desk phone…)',
    ]);
  });

  it.each([
    ['Answer on Desk phone', { kind: 'answer-on', deviceId: deskPhone.id }],
    ['Send to voicemail', { kind: 'to-voicemail' }],
  ])('orders what “%s” says for the call as it was drawn', (label, act) => {
    const alerts = alertsInTest({ callControl: control(offering(answerable)) });
    alerts.ring(call({ id: 'a' }));
    choose(alerts.drawings.at(-1)!.menu, label);
    expect(alerts.asked.at(-1)).toBe(`control ${JSON.stringify({ callId: 'a', seen: 'ringing', act })}`);
  });

  it('is drawn anew for what it shows, not for what a window keeps of the call', () => {
    const alerts = alertsInTest({
      calls: [connectedCall({ id: 'a' })],
      callControl: control(offering(['hold'])),
    });
    alerts.update();
    const draft = { text: 'gr', how: 'now' } as const;
    alerts.set({ callControl: control(offering(['hold'], { draft })) });
    expect(alerts.drawings).toHaveLength(1);
    alerts.set({ callControl: control(offering(['hold', 'hang-up'])) });
    expect(alerts.drawings).toHaveLength(2);
  });
});

describe('the tray menu of a parked call', () => {
  const parked = parkedCall({ isAlarming: true });
  const state = {
    callControl: callControl({ parked: [parked], byCall: { parked: offering(['retrieve']) } }),
    locale: 'en-US',
  };
  const time = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' }).format(
    parked.parkedAt,
  );

  it('says where it waits and since when, and takes it back on a phone', () => {
    expect(linesFor(state)).toEqual([
      `(Ada Lovelace · parked on *813 since ${time})`,
      'Take it back on Desk phone',
      'Stop reminding me',
    ]);
  });

  it('is one entry, also while the call itself is still there', () => {
    const both = { ...state, calls: [connectedCall({ id: 'parked', phase: 'parked' })] };
    expect(linesFor(both)).toHaveLength(3);
  });

  it('names nobody where details are hidden', () => {
    expect(linesFor({ ...state, settings: withAlerts({ hideNames: true }) })[0]).toBe(
      `(Call · parked on *813 since ${time})`,
    );
  });

  it.each([
    [
      'Take it back on Desk phone',
      'control {"callId":"parked","seen":"parked","act":{"kind":"retrieve","deviceId":"8301"}}',
    ],
    ['Stop reminding me', 'quietParkAlarm "parked"'],
  ])('does what “%s” says', (label, asked) => {
    const alerts = alertsInTest(state);
    alerts.update();
    choose(alerts.drawings.at(-1)!.menu, label);
    expect(alerts.asked.at(-1)).toBe(asked);
  });
});
