import { afterEach, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

it('a call nobody answers rings once and ends as missed', async () => {
  ringside = await startTestApp();
  const { simulator, personId } = ringside;
  const id = simulator.world.telephony.ring({ from: '+12125550100', fromName: 'Ada Lovelace', to: personId });
  await ringside.run(2_000);
  expect(ringside.calls()).toMatchObject([{ id, phase: 'ringing', direction: 'inbound' }]);
  expect(ringside.alerts()).toEqual([id]);
  simulator.world.telephony.hangUp(id);
  await ringside.run(10_000);
  expect(ringside.calls()).toMatchObject([{ id, phase: 'ended', ending: { kind: 'missed' } }]);
  expect(ringside.alerts()).toEqual([id]);
});
