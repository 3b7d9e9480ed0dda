import { afterEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const template = 'https://crm.example/find?number={e164}&name={name}';
const adasRecord = 'https://crm.example/find?number=%2B12125550100&name=Ada%20Lovelace';
const ada = { from: '+12125550100', fromName: 'Ada Lovelace' };
/** The sign-in page was opened too. */
const opened = () => ringside.desktop.opened.filter((address) => address.includes('crm.example'));

async function startWith(moment: 'ringing' | 'answered', until: 'started' | 'online' = 'online') {
  ringside = await startTestApp({
    until,
    settings: { screenPop: { enabled: true, moment, template, forAnonymous: false } },
  });
  return ringside.simulator.world.telephony;
}

describe('the caller’s record', () => {
  it('is opened once when the call rings, however often its events come', async () => {
    const telephony = await startWith('ringing');
    ringside.simulator.faults.on('event-repeated');
    ringside.simulator.world.changeQuirks({ transitionalNoCall: true });
    const id = telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(10_000);
    expect(opened()).toEqual([adasRecord]);
    telephony.answer(id, { extensionId: ringside.personId });
    await ringside.run(10_000);
    telephony.hangUp(id);
    await ringside.run(60_000);
    expect(opened()).toEqual([adasRecord]);
  });

  it('[C22] that no browser opens is told once, with the address to copy', async () => {
    const settings = { enabled: true, moment: 'ringing', template, forAnonymous: false } as const;
    ringside = await startTestApp({
      settings: { screenPop: settings },
      outside: (desktop) => ({
        desktop: {
          ...desktop,
          system: {
            ...desktop.system,
            openAddress: async (address) =>
              (await desktop.system.openAddress(address)) && !address.startsWith('https://crm.'),
          },
        },
      }),
    });
    ringside.simulator.world.telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(5_000);
    expect(opened()).toEqual([adasRecord]);
    const { problems } = ringside.state();
    expect(problems.map(({ text }) => text)).toEqual([`The browser could not be opened for ${adasRecord}.`]);
    await ringside.app.commands.copyFromProblem(problems[0]!.id);
    await ringside.app.commands.copyFromProblem('another');
    expect(ringside.desktop.asked.filter((what) => what.startsWith('copyText'))).toEqual([
      `copyText ${JSON.stringify(adasRecord)}`,
    ]);
  });

  it('is opened when I answer, not before, where I want it so', async () => {
    const telephony = await startWith('answered');
    const id = telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(5_000);
    expect(opened()).toEqual([]);
    telephony.answer(id, { extensionId: ringside.personId });
    await ringside.run(5_000);
    expect(opened()).toEqual([adasRecord]);
  });

  it('is not opened for somebody who withholds the number', async () => {
    const telephony = await startWith('ringing');
    telephony.ring({ from: 'anonymous', to: ringside.personId });
    await ringside.run(5_000);
    expect(ringside.alerts()).toHaveLength(1);
    expect(opened()).toEqual([]);
  });

  it('is not opened for a call found ringing at the start', async () => {
    const telephony = await startWith('ringing', 'started');
    telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(10_000);
    await ringside.signIn();
    await ringside.run(10_000);
    expect(ringside.alerts()).toHaveLength(1);
    expect(opened()).toEqual([]);
  });
});
