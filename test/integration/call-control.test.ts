import { afterEach, describe, expect, it } from 'vitest';
import type { CallAct, WhereItWent } from '../../src/shared/call-control.ts';
import type { Call } from '../../src/shared/call.ts';
import { caller, startSteeringApp, type SteeringApp } from '../support/steered-calls.ts';
import type { TestAppOptions } from '../support/start-test-app.ts';

let app: SteeringApp;
const start = async (options: TestAppOptions = {}): Promise<void> => {
  app = await startSteeringApp({ silent: true, ...options });
};
afterEach(() => app.close());

const deskPhone = (): string => app.phone('Desk phone');
const colleague = '102';

describe('a call that rings', () => {
  it('is answered on the phone that was chosen', async () => {
    await start();
    const id = await app.ring();
    app.act(id, { kind: 'answer-on', deviceId: deskPhone() });
    expect(app.control(id).pending?.act.kind).toBe('answer-on');
    await app.settled(id);
    expect(app.call(id)).toMatchObject({ phase: 'connected', devices: ['Desk phone'] });
    expect(app.arrived()).toEqual(['answer ok']);
    expect(app.state().callControl).toMatchObject({ lastAnsweredOn: deskPhone() });
  });

  const endings: readonly (readonly [CallAct, string, WhereItWent | undefined])[] = [
    [{ kind: 'to-voicemail' }, 'forward ok', { kind: 'voicemail' }],
    [{ kind: 'stop-ringing' }, 'reject ok', undefined],
    [
      { kind: 'reply', reply: { kind: 'text', text: 'I call back at five' } },
      'reply ok',
      { kind: 'replied' },
    ],
    [
      { kind: 'reply', reply: { kind: 'later', pattern: 'WillCallYouBackLater', minutes: 10 } },
      'reply ok',
      { kind: 'replied' },
    ],
  ];
  it.each(endings)('goes where %o sends it', async (act, arrived, went) => {
    await start();
    const id = await app.ring();
    app.act(id, act);
    await app.settled(id);
    expect(app.call(id)?.phase).toBe('ended');
    expect(app.control(id)).toMatchObject({ problem: undefined, ...(went && { went }) });
    expect(app.arrived()).toEqual([arrived]);
    await app.run(60_000);
    expect(app.arrived()).toEqual([arrived]);
  });

  it('is handed to a colleague, and is followed there', async () => {
    await start();
    const id = await app.ring();
    app.act(id, { kind: 'forward-to', how: 'now', to: colleague });
    await app.settled(id);
    await app.run(1_000);
    expect(app.control(id).went).toMatchObject({
      kind: 'person',
      how: 'forwarded',
      now: 'ringing',
      target: { to: colleague },
    });
    const ben = app.simulator.people.find(({ extensionNumber }) => extensionNumber === colleague)!;
    app.simulator.world.telephony.answer(id, { extensionId: ben.id });
    await app.run(2_000);
    expect(app.control(id).went).toMatchObject({ now: 'talking' });
    const next = await app.ring();
    expect(app.control(next).lastTargets.map(({ to }) => to)).toEqual([colleague]);
  });

  it('is sent to a colleague’s mailbox, and to nobody else’s', async () => {
    await start();
    const id = await app.ring();
    app.act(id, { kind: 'forward-to', how: 'voicemail', to: '+13025550163' });
    await app.run(1_000);
    expect(app.control(id).problem?.why).toBe('wrong-number');
    app.act(id, { kind: 'forward-to', how: 'voicemail', to: colleague });
    await app.settled(id);
    expect(app.call(id)?.phase).toBe('ended');
    expect(app.control(id).went).toMatchObject({ kind: 'their-voicemail', target: { to: colleague } });
    expect(app.arrived()).toEqual(['forward ok']);
  });

  it('of a queue goes to the next person', async () => {
    await start();
    const queue = app.simulator.world.extensions.find(
      ({ type, members }) => type === 'Department' && members.includes(app.personId),
    );
    const id = await app.ring(caller, queue?.id);
    expect(app.control(id).offered).toContain('skip');
    app.act(id, { kind: 'skip' });
    await app.settled(id);
    expect(app.control(id)).toMatchObject({ problem: undefined, went: { kind: 'queue' } });
    expect(app.arrived()).toEqual(['ignore ok']);
  });
});

describe('a call that goes on', () => {
  const steps: readonly (readonly [CallAct, Call['phase'], string])[] = [
    [{ kind: 'hold' }, 'on-hold', 'hold ok'],
    [{ kind: 'resume' }, 'connected', 'unhold ok'],
    [{ kind: 'mute' }, 'connected', 'mute ok'],
    [{ kind: 'unmute' }, 'connected', 'unmute ok'],
    [{ kind: 'record' }, 'connected', 'record ok'],
    [{ kind: 'pause-recording' }, 'connected', 'pause ok'],
    [{ kind: 'resume-recording' }, 'connected', 'resume ok'],
    [{ kind: 'park' }, 'parked', 'park ok'],
  ];
  it('is held, muted, recorded and parked from here, each once', async () => {
    await start();
    const id = await app.talk();
    for (const [act, phase] of steps) {
      expect([act.kind, app.control(id).offered]).toEqual([act.kind, expect.arrayContaining([act.kind])]);
      app.act(id, act);
      await app.settled(id);
      expect([act.kind, app.control(id).problem, app.call(id)?.phase]).toEqual([act.kind, undefined, phase]);
      await app.run(1_500);
    }
    expect(app.arrived()).toEqual(steps.map(([, , arrived]) => arrived));
    expect(app.control(id).recording).toBe('on');
  });

  it('is told of again where nobody took it and it rings here once more', async () => {
    app = await startSteeringApp({ world: { parkRingBackSeconds: 60 } });
    const id = await app.talk();
    app.act(id, { kind: 'park' });
    await app.settled(id);
    const told = app.alerts().length;
    await app.run(50_000);
    expect(app.alerts()).toHaveLength(told);
    await app.run(15_000);
    expect(app.call(id)?.phase).toBe('ringing');
    expect(app.alerts().slice(told)).toEqual([id]);
    expect(app.control(id).offered).toContain('answer-on');
    expect(app.state().callControl.parked).toEqual([]);
  });

  it('is parked with its slot, told of when it is time, and taken back on a phone', async () => {
    await start({ world: { parkRingBackSeconds: 600 } });
    const id = await app.talk();
    app.act(id, { kind: 'park' });
    await app.settled(id);
    expect(app.state().callControl.parked).toMatchObject([
      { callId: id, slot: expect.stringMatching(/^\*8\d\d$/) as string, isAlarming: false },
    ]);
    await app.run(60_000);
    expect(app.state().callControl.parked[0]?.isAlarming).toBe(true);
    await app.app.commands.quietParkAlarm(id);
    app.act(id, { kind: 'retrieve', deviceId: deskPhone() });
    await app.settled(id);
    expect(app.control(id).problem).toBeUndefined();
    expect(app.call(id)?.phase).toBe('connected');
    expect(app.state().callControl.parked).toEqual([]);
  });

  it('is moved to another phone of mine', async () => {
    await start();
    const id = await app.talk();
    const { flipTargets } = app.state().callControl;
    const other = flipTargets.find(({ label }) => /app/i.test(label)) ?? flipTargets[1]!;
    app.act(id, { kind: 'flip', flipId: other.id });
    await app.settled(id);
    expect(app.control(id)).toMatchObject({
      problem: undefined,
      went: { kind: 'flipped', label: other.label },
    });
    expect(app.call(id)?.phase).toBe('connected');
  });

  it('is handed over at once, also to a mailbox', async () => {
    await start();
    const first = await app.talk();
    app.act(first, { kind: 'transfer', how: 'now', to: '+13025550163' });
    await app.settled(first);
    expect(app.control(first).went).toMatchObject({ how: 'transferred', target: { to: '+13025550163' } });
    const second = await app.talk('+13025550199');
    app.act(second, { kind: 'transfer', how: 'voicemail', to: colleague });
    await app.settled(second);
    expect(app.control(second).went).toMatchObject({ kind: 'their-voicemail', target: { to: colleague } });
    expect(app.arrived()).toEqual(['transfer ok', 'transfer ok']);
  });

  it('is hung up', async () => {
    await start();
    const id = await app.talk();
    app.act(id, { kind: 'hang-up' });
    await app.settled(id);
    expect(app.call(id)?.phase).toBe('ended');
    expect(app.arrived()).toEqual(['end ok']);
  });

  it('waits while somebody is asked, and goes to them', async () => {
    await start({ settings: { calls: { askForOne: false } } });
    const id = await app.talk();
    app.simulator.world.ringOuts.plan({
      outcome: 'answered',
      callerSeconds: 2,
      calleeSeconds: 3,
      talkSeconds: 300,
    });
    app.act(id, { kind: 'ask-first', to: colleague });
    await app.settled(id);
    expect(app.call(id)?.phase).toBe('on-hold');
    await app.until(() => app.state().ringOuts.at(-1)?.phase === 'connected', 60_000);
    const { asking } = app.control(id);
    expect(asking).toMatchObject({ target: { to: colleague }, callId: expect.any(String) as string });
    await app.run(2_000);
    expect(app.control(id).offered).toContain('join-calls');
    app.act(id, { kind: 'join-calls', withCallId: asking!.callId! });
    await app.settled(id);
    await app.run(2_000);
    expect(app.control(id)).toMatchObject({
      problem: undefined,
      went: { kind: 'person', how: 'joined', target: { to: colleague } },
    });
    expect(app.calls().map(({ phase }) => phase)).toEqual(['ended', 'ended']);
    expect(app.arrived()).toEqual(['hold ok', 'bridge ok']);
  });
});

describe('without the right', () => {
  const withheld = async (): Promise<string> => {
    const id = app.simulator.world.telephony.ring({ from: caller, to: app.personId });
    await app.run(2_000);
    expect(app.control(id)).toMatchObject({ offered: [], withheld: { 'to-voicemail': 'no-right' } });
    app.act(id, { kind: 'to-voicemail' });
    await app.run(2_000);
    expect(app.arrived()).toEqual([]);
    return id;
  };

  it('of the app everything else works, and who can grant it is known', async () => {
    app = await startSteeringApp({}, ({ simulator }) => simulator.permissions.delete('CallControl'));
    expect(app.state().callControl.right).toEqual({ has: 'no', code: 'CMN-401', permission: 'CallControl' });
    const id = await withheld();
    expect(app.alerts()).toEqual([id]);
    app.simulator.world.telephony.answer(id, { extensionId: app.personId });
    await app.run(2_000);
    expect(app.call(id)?.phase).toBe('connected');
  });

  it('of the person it is known before anybody tries', async () => {
    app = await startSteeringApp({}, ({ simulator, personId }) =>
      simulator.world.callControl.changeRight(personId, 'CallControl', false),
    );
    expect(app.state().callControl.right).toEqual({ has: 'no', code: 'CMN-408', permission: 'CallControl' });
    await withheld();
  });

  it('of recordings the rest is offered', async () => {
    app = await startSteeringApp({}, ({ simulator, personId }) =>
      simulator.world.callControl.changeRight(personId, 'OnDemandCallRecording', false),
    );
    const id = await app.talk();
    expect(app.control(id).withheld).toMatchObject({ record: 'no-recording-right' });
    expect(app.control(id).offered).toContain('hold');
  });
});
