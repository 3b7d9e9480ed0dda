import { describe, expect, it } from 'vitest';
import { createScreenPop, type ScreenPop } from '../../../../src/main/screen-pop/screen-pop.ts';
import type { Settings } from '../../../../src/shared/settings.ts';
import { builtAt, call, connectedCall, parties } from '../../../support/builders.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';

type PopInTest = ScreenPop & {
  readonly opened: string[];
  readonly failed: string[];
  readonly clock: StillClock;
};

function popInTest(different: Partial<Settings['screenPop']> = {}, opens = true): PopInTest {
  const clock = createStillClock(builtAt);
  const opened: string[] = [];
  const failed: string[] = [];
  const settings: Settings['screenPop'] = {
    enabled: true,
    moment: 'ringing',
    template: 'https://crm.example/?n={number}&e={e164}&w={name}&x={extension}&l={line}',
    forAnonymous: false,
    ...different,
  };
  const pop = createScreenPop({
    clock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    settings: () => settings,
    open: (address) => {
      opened.push(address);
      return Promise.resolve(opens);
    },
    failed: (address) => void failed.push(address),
  });
  return { ...pop, opened, failed, clock };
}

describe('screen-pop', () => {
  it('opens the caller’s record once, also when the call rings again on another device', () => {
    const pop = popInTest();
    const ringing = call({ id: 'a' });
    pop.rang([ringing]);
    pop.clock.pass(10_000);
    pop.rang([ringing]);
    expect(pop.opened).toEqual([
      'https://crm.example/?n=%2B12125550100&e=%2B12125550100&w=Ada%20Lovelace&x=&l=Main%20line',
    ]);
  });

  it('[C20] opens one page for a call that rings, stops and rings again', () => {
    const pop = popInTest({ template: 'https://crm.example/{number}' });
    for (let time = 0; time < 3; time += 1) {
      pop.rang([call({ id: 'same' })]);
      pop.clock.pass(5000);
    }
    expect(pop.opened).toHaveLength(1);
  });

  it('waits for the answer where the person chose that', () => {
    const pop = popInTest({ moment: 'answered' });
    pop.rang([call({ id: 'a' })]);
    expect(pop.opened).toEqual([]);
    pop.answered(connectedCall({ id: 'a' }));
    pop.answered(connectedCall({ id: 'a' }));
    expect(pop.opened).toHaveLength(1);
  });

  it.each([
    ['off', { enabled: false }],
    ['without a template', { template: '' }],
    ['with a refused template', { template: 'javascript:alert(1)' }],
  ])('opens nothing when it is %s', (_, different) => {
    const pop = popInTest(different);
    pop.rang([call()]);
    expect(pop.opened).toEqual([]);
  });

  it('[C15] opens nothing for a caller without a number, unless chosen; never the word undefined', () => {
    const nobody = call({ party: parties.anonymous, line: undefined });
    const closed = popInTest();
    closed.rang([nobody]);
    expect(closed.opened).toEqual([]);
    const open = popInTest({ forAnonymous: true });
    open.rang([nobody]);
    expect(open.opened).toEqual(['https://crm.example/?n=&e=&w=&x=&l=']);
  });

  it.each([
    ['a colleague', parties.namelessColleague, 'n=117&e=&w=&x=117&'],
    ['a masked number', parties.masked, 'n=%2B1%20650%20555-01xx&e=&w=&x=&'],
  ])('fills what is known of %s', (_, party, part) => {
    const pop = popInTest();
    pop.rang([call({ party })]);
    expect(pop.opened[0]).toContain(part);
  });

  it('[C19] opens at most one page in two seconds and ten in a minute', () => {
    const pop = popInTest();
    for (let index = 0; index < 200; index += 1) {
      pop.rang([call()]);
      pop.clock.pass(50);
    }
    expect(pop.opened).toHaveLength(5);
    pop.clock.pass(2000);
    for (let index = 0; index < 20; index += 1) {
      pop.rang([call()]);
      pop.clock.pass(2000);
    }
    expect(pop.opened).toHaveLength(10);
    pop.clock.pass(60_000);
    pop.rang([call()]);
    expect(pop.opened).toHaveLength(11);
  });

  it('[C22] says so when the browser could not be opened', async () => {
    const pop = popInTest({}, false);
    pop.rang([call()]);
    await Promise.resolve();
    await Promise.resolve();
    expect(pop.failed).toEqual(pop.opened);
  });

  it('opens nothing for a call the person makes', () => {
    const pop = popInTest();
    pop.rang([call({ direction: 'outbound' })]);
    expect(pop.opened).toEqual([]);
  });
});
