import { afterEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const second = 1_000;
const minute = 60 * second;

const isOnline = () => ringside.state().connection.phase === 'online';
const readsOf = (part: string) =>
  ringside.sent.filter((one) => one.startsWith('GET ') && one.includes(part)).length;

describe('[D22] a refused recovery', () => {
  it('subscribes again and reads everything: what rings, what ended and what came and went', async () => {
    ringside = await startTestApp();
    const { world, faults } = ringside.simulator;
    const ring = () => world.telephony.ring({ from: '+12125550100', to: ringside.personId });
    // What the first connection may have missed is looked for in the first hour.
    await ringside.run(65 * minute);
    const ended = ring();
    await ringside.run(3 * second);
    world.telephony.answer(ended, { extensionId: ringside.personId });
    await ringside.run(3 * second);
    const before = { presence: readsOf('/presence'), log: readsOf('/call-log') };

    faults.on('recovery-failed', { count: 1 });
    const heal = faults.on('network-down');
    await ringside.until(() => !isOnline(), 2 * second);
    world.telephony.hangUp(ended);
    const gone = ring();
    await ringside.run(4 * second);
    world.telephony.hangUp(gone);
    const ringing = ring();
    heal();
    await ringside.until(isOnline, 21 * second);
    await ringside.run(6 * second);
    expect(faults.strikes('recovery-failed')).toBe(1);
    expect(readsOf('/presence')).toBeGreaterThan(before.presence);
    const live = ringside.calls().filter(({ phase }) => phase !== 'ended');
    expect(live).toMatchObject([{ telephonySessionId: ringing, phase: 'ringing' }]);

    world.telephony.hangUp(ringing);
    await ringside.run(10 * minute);
    expect(readsOf('/call-log')).toBeGreaterThan(before.log);
    const listed = ringside.state().today.rows.map(({ telephonySessionId }) => telephonySessionId);
    for (const call of [ended, gone, ringing]) expect(listed).toContain(call);
  });
});
