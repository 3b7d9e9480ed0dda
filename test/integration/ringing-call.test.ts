import { afterEach, describe, expect, it } from 'vitest';
import type { CallEnding } from '../../src/shared/call.ts';
import type { Telephony } from '../../src/simulator/telephony-types.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const ben = 62_100_459_005;
const ada = { from: '+12125550100', fromName: 'Ada Lovelace' };

async function rung(): Promise<{ id: string; telephony: Telephony }> {
  ringside = await startTestApp();
  const { telephony } = ringside.simulator.world;
  const id = telephony.ring({ ...ada, to: ringside.personId });
  await ringside.run(3_000);
  return { id, telephony };
}

const only = () => {
  expect(ringside.calls()).toHaveLength(1);
  return ringside.calls()[0]!;
};

describe('a phone of mine rings', () => {
  it('and within a blink card, tray and one notification say who calls', async () => {
    const { id } = await rung();
    const { desktop } = ringside;
    expect(only()).toMatchObject({
      ...{ id, direction: 'inbound', phase: 'ringing' },
      party: { kind: 'number', name: 'Ada Lovelace', number: { e164: '+12125550100' } },
      startedAt: ringside.clock.now() - 3_000,
    });
    expect(ringside.alerts()).toEqual([id]);
    expect(desktop.isCardShown()).toBe(true);
    expect(desktop.trayDrawings.at(-1)).toMatchObject({ shape: 'ringing' });
    expect(desktop.trayDrawings.at(-1)?.tooltip).toContain('Ada Lovelace');
    expect([...desktop.notices.values()]).toMatchObject([
      { title: expect.stringContaining('Ada Lovelace') as string },
    ]);
    expect(ringside.state().card).toMatchObject({ visible: true, callIds: [id], focusId: id });
  });

  it.each<[string, (telephony: Telephony, id: string) => void, CallEnding]>([
    ['missed when the caller gives up', (telephony, id) => telephony.hangUp(id), { kind: 'missed' }],
    ['sent to voicemail', (telephony, id) => telephony.toVoicemail(id), { kind: 'voicemail' }],
    ['declined', (telephony, id) => telephony.decline(id, ringside.personId), { kind: 'declined' }],
    [
      'picked up by a colleague, and by whom',
      (telephony, id) => telephony.answer(id, { extensionId: ben }),
      { kind: 'answered-elsewhere', by: 'Ben Ortiz' },
    ],
  ])('and the call is %s', async (_, end, ending) => {
    const { id, telephony } = await rung();
    end(telephony, id);
    await ringside.run(8_000);
    expect(only()).toMatchObject({ id, phase: 'ended', ending });
    expect(only().endedAt).toBe(ringside.clock.now() - 8_000);
    expect(ringside.alerts()).toEqual([id]);
    const waits = ending.kind === 'missed' ? 'waiting' : 'listening';
    expect(ringside.desktop.trayDrawings.at(-1)?.shape).toBe(waits);
    await ringside.run(120_000);
    expect(ringside.desktop.isCardShown()).toBe(false);
    expect(ringside.state().today.rows).toMatchObject([{ telephonySessionId: id, ending }]);
    expect(ringside.state().missedCount).toBe(ending.kind === 'missed' ? 1 : 0);
  });

  it('and is answered on another device of mine, which is named', async () => {
    const { id, telephony } = await rung();
    const app = ringside.simulator.world.devices.find(
      ({ extensionId, name }) => extensionId === ringside.personId && name === 'RingCentral app',
    );
    telephony.answer(id, { extensionId: ringside.personId, deviceId: app?.id ?? '' });
    await ringside.run(2_000);
    expect(only()).toMatchObject({ phase: 'connected', devices: ['RingCentral app'] });
    expect(ringside.desktop.notices.size).toBe(0);
    expect(ringside.desktop.trayDrawings.at(-1)).toMatchObject({ shape: 'on-call' });
    const answeredAt = ringside.clock.now() - 2_000;
    telephony.hold(id, ringside.personId);
    await ringside.run(5_000);
    expect(only().phase).toBe('on-hold');
    telephony.resume(id, ringside.personId);
    await ringside.run(5_000);
    telephony.hangUp(id);
    await ringside.run(5_000);
    expect(only()).toMatchObject({
      ...{ phase: 'ended', answeredAt, endedAt: answeredAt + 12_000 },
      ending: { kind: 'answered-here', device: 'RingCentral app' },
    });
    expect(ringside.alerts()).toEqual([id]);
  });

  it('with a number that is withheld', async () => {
    ringside = await startTestApp();
    ringside.simulator.world.telephony.ring({ from: 'anonymous', to: ringside.personId });
    await ringside.run(1_000);
    expect(only()).toMatchObject({ phase: 'ringing', party: { kind: 'anonymous' } });
    expect(ringside.alerts()).toHaveLength(1);
    expect(JSON.stringify(ringside.state().calls)).not.toMatch(/undefined|null|anonymous@/);
  });
});

describe('the queue I am in rings', () => {
  async function queueRung() {
    ringside = await startTestApp();
    const { world } = ringside.simulator;
    const queue = world.extensions.find(({ name }) => name === 'Support');
    const id = world.telephony.ring({ ...ada, to: queue?.id ?? 0 });
    await ringside.run(3_000);
    return { id, telephony: world.telephony };
  }

  it('and I see which, and which colleague takes the call', async () => {
    const { id, telephony } = await queueRung();
    expect(only()).toMatchObject({ id, phase: 'ringing', line: { kind: 'queue', name: 'Support' } });
    telephony.answer(id, { extensionId: ben });
    await ringside.run(5_000);
    expect(only()).toMatchObject({
      phase: 'ended',
      ending: { kind: 'answered-elsewhere', by: 'Ben Ortiz' },
    });
    expect(ringside.alerts()).toEqual([id]);
    expect(ringside.state().missedCount).toBe(0);
  });

  it('and nobody takes the call', async () => {
    const { telephony, id } = await queueRung();
    telephony.hangUp(id);
    await ringside.run(120_000);
    expect(only()).toMatchObject({ phase: 'ended', ending: { kind: 'missed' } });
  });
});

it('two calls at once ring, are told apart and end each in its own way', async () => {
  const { id: first, telephony } = await rung();
  telephony.answer(first, { extensionId: ringside.personId });
  await ringside.run(5_000);
  const second = telephony.ring({ from: '+13025550163', fromName: 'Grace Hopper', to: ringside.personId });
  await ringside.run(5_000);
  expect(ringside.calls()).toMatchObject([
    { id: first, phase: 'connected' },
    { id: second, phase: 'ringing' },
  ]);
  expect(ringside.alerts()).toEqual([first, second]);
  expect(ringside.state().card).toMatchObject({ callIds: [first, second], quiet: true });
  telephony.hangUp(second);
  await ringside.run(5_000);
  telephony.hangUp(first);
  await ringside.run(10_000);
  expect(ringside.calls()).toMatchObject([
    { id: first, phase: 'ended', ending: { kind: 'answered-here' } },
    { id: second, phase: 'ended', ending: { kind: 'missed' } },
  ]);
  expect(ringside.alerts()).toEqual([first, second]);
});
