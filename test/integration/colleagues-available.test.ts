import { afterEach, describe, expect, it } from 'vitest';
import type { Availability } from '../../src/shared/presence.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const [ada, grace, sam] = [1, 2, 3];

async function started(): Promise<void> {
  ringside = await startTestApp();
  await ringside.until(() => ringside.state().connection.phase === 'online');
}

/** Other people with a phone. */
function colleague(which: number): number {
  const { extensions } = ringside.simulator.world;
  const people = extensions.filter(({ id, type }) => id !== ringside.personId && type === 'User');
  const one = people[which - 1];
  if (one === undefined) throw new Error('the company is too small');
  return one.id;
}

async function asked(...ids: readonly string[]): Promise<Readonly<Record<string, Availability>>> {
  const answer = Promise.resolve(ringside.app.questions.availability(ids));
  await ringside.run(2_000);
  return answer;
}

const asking = (): readonly string[] => ringside.sent.filter((one) => /GET .*,.*\/presence/.test(one));
const name = (which: number): string => `company:${colleague(which)}`;

describe('colleagues', () => {
  it('are asked about together: who is free, on a call, or takes none', async () => {
    await started();
    const { world } = ringside.simulator;
    world.changePresence(colleague(sam), { dndStatus: 'DoNotAcceptAnyCalls' });
    const session = world.telephony.ring({ from: '+12125550100', to: colleague(grace) });
    world.telephony.answer(session, { extensionId: colleague(grace) });
    expect(await asked(name(ada), name(grace), name(sam), 'personal:1')).toEqual({
      [name(ada)]: 'free',
      [name(grace)]: 'on-call',
      [name(sam)]: 'no-calls',
    });
    expect(asking()).toHaveLength(1);
  });

  it('are not asked about again within ten seconds, and tell what changed after that', async () => {
    await started();
    const ids = [name(ada), name(grace)];
    expect(await asked(...ids)).toMatchObject({ [name(ada)]: 'free' });
    ringside.simulator.world.changePresence(colleague(ada), { userStatus: 'Busy' });
    expect(await asked(...ids)).toMatchObject({ [name(ada)]: 'free' });
    await ringside.run(10_000);
    expect(await asked(...ids)).toMatchObject({ [name(ada)]: 'busy' });
    expect(asking()).toHaveLength(2);
  });

  it('are left out where nobody can be asked, or nobody is there', async () => {
    await started();
    expect(await asked('company:999999', name(ada))).toEqual({ [name(ada)]: 'free' });
    ringside.simulator.faults.on('rest-status', { path: '/presence', status: 503 });
    expect(await asked(name(grace), name(sam))).toEqual({});
  });
});
