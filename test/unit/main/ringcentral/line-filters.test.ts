import { describe, expect, it } from 'vitest';

import { usualFilters } from '../../../../src/main/ringcentral/filters.ts';
import { PlatformError } from '../../../../src/main/ringcentral/platform-port.ts';
import { settle } from './fake-transport.ts';
import { lineFixture as fixture, lineThatIsUp as up } from './line-in-test.ts';

describe('the filters of a line', () => {
  it('are changed while it stays up', async () => {
    const made = await up();
    const { transport, line, news } = made;
    made.filters = [...usualFilters, '/more'];
    transport.refiltering = () =>
      Promise.resolve([{ filter: '/more', code: 'CMN-401', permission: 'ReadMessages' }]);
    line.refilter();
    await settle();
    expect(transport.filters.at(-1)).toEqual([...usualFilters, '/more']);
    expect(news.at(-1)).toMatchObject({ kind: 'limited', limitations: [{ filter: '/more' }] });
    expect(transport.asked).toEqual(['open', 'setFilters']);
  });

  it('that changed during the try are asked for right after it', async () => {
    const made = fixture();
    made.line.start();
    made.filters = [...usualFilters, '/more'];
    await made.transport.links();
    expect(made.transport.filters.at(-1)).toEqual([...usualFilters, '/more']);
  });

  it('are changed one after the other, and the last wish holds', async () => {
    const made = await up();
    const { transport, line, news } = made;
    let answer: (value: readonly []) => void = () => undefined;
    transport.refiltering = () => new Promise((resolve) => (answer = resolve));
    made.filters = [...usualFilters, '/one'];
    line.refilter();
    made.filters = [...usualFilters, '/two'];
    line.refilter();
    expect(transport.filters).toHaveLength(2);
    answer([]);
    await settle();
    answer([]);
    await settle();
    expect(transport.filters.at(-1)).toContain('/two');
    expect(news.filter(({ kind }) => kind === 'limited')).toHaveLength(1);
  });

  it('are asked for again where the platform was in trouble', async () => {
    const made = await up();
    const { transport, line, clock } = made;
    transport.refiltering = () => Promise.reject(new PlatformError('server', '503', { retryAfter: 20_000 }));
    made.filters = [...usualFilters, '/more'];
    line.refilter();
    await settle();
    transport.hears();
    clock.pass(20_000);
    expect(transport.asked.filter((one) => one === 'setFilters')).toHaveLength(1);
    transport.hears();
    clock.pass(30_000);
    expect(transport.asked.filter((one) => one === 'setFilters')).toHaveLength(2);
  });

  it('are left alone where the platform refuses them', async () => {
    const made = await up();
    const { transport, line, clock } = made;
    transport.refiltering = () => Promise.reject(new PlatformError('refused', '400'));
    made.filters = [...usualFilters, '/more'];
    line.refilter();
    await settle();
    for (let minute = 0; minute < 30; minute += 1) {
      transport.hears();
      clock.pass(29_000);
    }
    expect(transport.asked.filter((one) => one === 'setFilters')).toHaveLength(1);
    expect(line.standing()).toBe('up');
  });
});
