import { afterEach, describe, expect, it } from 'vitest';
import { startSteeringApp, type SteeringApp } from '../support/steered-calls.ts';
import type { TestAppOptions } from '../support/start-test-app.ts';

let app: SteeringApp;
const start = async (options: TestAppOptions = {}): Promise<void> => {
  app = await startSteeringApp({ silent: true, ...options });
};
afterEach(() => app.close());

const steering = { path: '/telephony/' };
const ofParty = { method: 'POST', path: '/parties/' };
const deskPhone = (): string => app.phone('Desk phone');
const problem = (id: string): string | undefined => app.control(id).problem?.why;
const asked = (method: string): number =>
  app.sent.filter((one) => one.startsWith(method) && one.includes('/telephony/')).length;

describe('a refusal ends in the true state', () => {
  it('of a call that ended unheard', async () => {
    await start();
    const id = await app.talk();
    app.simulator.faults.on('event-dropped');
    app.simulator.world.telephony.hangUp(id);
    app.act(id, { kind: 'hold' });
    await app.settled(id);
    await app.run(2_000);
    expect(app.call(id)?.phase).toBe('ended');
    expect(problem(id)).toBe('call-over');
    expect(app.arrived()).toEqual(['hold CMN-102']);
  });

  it('of a call that somebody else of me is holding, too: the two wanted the same', async () => {
    await start();
    const id = await app.talk();
    app.simulator.faults.on('second-client', { ...steering, text: 'hold', count: 1 });
    app.act(id, { kind: 'hold' });
    await app.settled(id);
    await app.run(2_000);
    expect(app.call(id)?.phase).toBe('on-hold');
    expect(problem(id)).toBeUndefined();
    expect(app.control(id).offered).toContain('resume');
  });

  it('of a call that somebody else of me hung up first', async () => {
    await start();
    const id = await app.talk();
    app.simulator.faults.on('second-client', { ...steering, text: 'end', count: 1 });
    app.act(id, { kind: 'transfer', how: 'now', to: '102' });
    await app.settled(id);
    await app.run(2_000);
    expect(app.call(id)?.phase).toBe('ended');
    expect(app.control(id).went).toBeUndefined();
  });

  it('that the platform gives without a reason: the call goes on as it was', async () => {
    await start();
    const id = await app.talk();
    app.simulator.faults.on('control-refused', { ...ofParty, count: 1 });
    app.act(id, { kind: 'park' });
    await app.settled(id);
    await app.run(2_000);
    expect([problem(id), app.call(id)?.phase]).toEqual(['in-the-way', 'connected']);
    expect(app.control(id).offered).toContain('park');
  });

  it('of a right that was taken away meanwhile', async () => {
    await start();
    const id = await app.talk();
    app.simulator.world.callControl.changeRight(app.personId, 'CallControl', false);
    app.act(id, { kind: 'hold' });
    await app.settled(id);
    expect([problem(id), app.control(id).withheld.hold]).toEqual(['no-right', 'no-right']);
    expect(app.state().callControl.right).toMatchObject({ has: 'no', code: 'CMN-408' });
  });

  it('in trouble of its own: it is not tried again', async () => {
    await start();
    const id = await app.talk();
    app.simulator.faults.on('rest-500', { ...ofParty, count: 1 });
    app.act(id, { kind: 'hold' });
    await app.settled(id);
    await app.run(20_000);
    expect([problem(id), app.call(id)?.phase, asked('POST')]).toEqual(['failed', 'connected', 1]);
  });

  it('because there were too many', async () => {
    await start();
    const id = await app.talk();
    app.simulator.faults.on('rest-429', { ...ofParty, count: 1, retryAfter: '5' });
    app.act(id, { kind: 'hold' });
    await app.settled(id);
    expect([problem(id), app.call(id)?.phase]).toEqual(['too-many', 'connected']);
    await app.run(60_000);
    expect(asked('POST')).toBe(1);
  });
});

describe('a phone', () => {
  it('that went off line between offer and order says so, and is not offered again', async () => {
    await start();
    const id = await app.ring();
    app.simulator.faults.on('device-gone', { ...ofParty, count: 1 });
    app.act(id, { kind: 'answer-on', deviceId: deskPhone() });
    await app.settled(id);
    expect(app.control(id).problem).toMatchObject({ why: 'device-offline', deviceLabel: 'Desk phone' });
    expect(app.state().callControl.devices.find(({ id: one }) => one === deskPhone())?.online).toBe(false);
    expect(app.call(id)?.phase).toBe('ringing');
  });

  it('that does not pick up leaves the call ringing', async () => {
    await start();
    const id = await app.ring();
    app.simulator.faults.on('device-deaf', ofParty);
    app.act(id, { kind: 'answer-on', deviceId: deskPhone() });
    await app.settled(id);
    expect([problem(id), app.call(id)?.phase]).toEqual(['no-sign', 'ringing']);
    expect(app.arrived()).toEqual(['answer ok']);
  });

  it('of somebody else is never named to the platform', async () => {
    await start();
    const id = await app.ring();
    const foreign = app.simulator.world.devices.find(({ extensionId }) => extensionId !== app.personId)!;
    app.act(id, { kind: 'answer-on', deviceId: foreign.id });
    await app.run(1_000);
    expect([problem(id), app.arrived()]).toEqual(['device-cannot', []]);
  });

  it('that comes on line is seen with the next ring', async () => {
    await start({ world: { unpluggedPhone: true } });
    const home = app.phone('Home office phone');
    await app.run(120_000);
    app.simulator.world.changeDevice(home, 'Online');
    await app.ring();
    expect(app.state().callControl.devices.find(({ id }) => id === home)?.online).toBe(true);
  });
});

describe('an answer that is lost', () => {
  it('after it was done: what was done is shown, and nothing is done twice', async () => {
    await start();
    const id = await app.talk();
    app.simulator.faults.on('reset-after-request', { ...ofParty, count: 1 });
    app.act(id, { kind: 'park' });
    await app.settled(id);
    await app.run(5_000);
    expect(app.call(id)?.phase).toBe('parked');
    expect(problem(id)).toBeUndefined();
    expect(app.arrived()).toEqual(['park ok']);
  });

  it('with all events, too: the platform is asked', async () => {
    await start();
    const id = await app.talk();
    app.simulator.faults.on('reset-after-request', { ...ofParty, count: 1 });
    app.simulator.faults.on('event-dropped');
    app.act(id, { kind: 'hold' });
    await app.settled(id);
    expect(app.call(id)?.phase).toBe('on-hold');
    expect(app.arrived()).toEqual(['hold ok']);
    expect(asked('GET')).toBe(1);
  });

  it('before it was done: it says so, and can be ordered again', async () => {
    await start();
    const id = await app.talk();
    app.simulator.faults.on('rest-reset', { ...ofParty, count: 1 });
    app.act(id, { kind: 'hold' });
    await app.settled(id);
    await app.run(2_000);
    expect([problem(id), app.call(id)?.phase]).toEqual(['no-sign', 'connected']);
    app.act(id, { kind: 'hold' });
    await app.settled(id);
    expect([problem(id), app.call(id)?.phase]).toEqual([undefined, 'on-hold']);
  });

  it('for long: whoever presses again sends nothing', async () => {
    await start();
    const id = await app.talk();
    app.simulator.faults.on('rest-slow', { ...ofParty, count: 1, ms: 9_000 });
    app.act(id, { kind: 'park' });
    for (let second = 0; second < 8; second += 1) {
      await app.run(1_000);
      app.act(id, { kind: 'park' });
    }
    await app.run(20_000);
    expect(app.arrived().filter((one) => one === 'park ok')).toHaveLength(1);
    expect(asked('POST')).toBe(1);
    expect(app.call(id)?.phase).toBe('parked');
    expect(problem(id)).toBeUndefined();
  });
});

describe('[D16] ids of another account', () => {
  it('steer nothing: what the person does not see is never named', async () => {
    await start();
    const ben = app.simulator.people.find(({ id }) => id !== app.personId)!;
    const theirs = app.simulator.world.telephony.ring({ from: '+13025550163', to: ben.id });
    const own = await app.ring();
    app.act(theirs, { kind: 'hang-up' }, 'ringing');
    app.act('s-of-nobody', { kind: 'hang-up' }, 'ringing');
    app.act(own, { kind: 'to-voicemail' });
    await app.settled(own);
    expect(app.arrived()).toEqual(['forward ok']);
  });
});

describe('[D17] a call that never ends', () => {
  it('is not kept alive by an action that is pending', async () => {
    await start();
    const id = await app.talk();
    app.simulator.faults.on('rest-slow', { ...ofParty, ms: 40_000 });
    app.simulator.faults.on('event-dropped');
    app.act(id, { kind: 'hold' });
    app.simulator.world.telephony.hangUp(id);
    await app.run(5_000);
    expect(app.call(id)?.phase).toBe('ended');
    expect(app.control(id).pending).toBeUndefined();
  });
});

describe('[D18] 300 calls at once', () => {
  it(
    'with actions pending on many of them each end as they ended, and none is steered twice',
    { timeout: 120_000 },
    async () => {
      await start({ simulator: { rateLimits: false } });
      const { telephony } = app.simulator.world;
      const ids = Array.from({ length: 300 }, (_, index) =>
        telephony.ring({ from: `+1302555${String(1000 + index)}`, to: app.personId }),
      );
      await app.run(5_000);
      expect(app.calls().filter(({ phase }) => phase === 'ringing')).toHaveLength(300);
      const steered = ids.slice(-20);
      for (const id of steered)
        for (let press = 0; press < 3; press += 1) app.act(id, { kind: 'to-voicemail' });
      expect(steered.every((id) => app.control(id).pending !== undefined)).toBe(true);
      expect(Object.keys(app.state().callControl.byCall)).toHaveLength(300);
      for (const id of ids.slice(0, -20)) telephony.hangUp(id);
      await app.run(10_000);
      expect(app.truth()).toHaveLength(20);
      expect(new Set(app.truth().map(({ telephonySessionId }) => telephonySessionId)).size).toBe(20);
      expect(app.calls().filter(({ phase }) => phase !== 'ended')).toEqual([]);
      expect(steered.map((id) => app.control(id).went?.kind)).toEqual(steered.map(() => 'voicemail'));
      await app.run(10 * 60_000);
      expect(app.state().callControl.byCall).toEqual({});
    },
  );
});
