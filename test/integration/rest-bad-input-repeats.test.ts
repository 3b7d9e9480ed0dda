import { describe, expect, it } from 'vitest';

import { reasonOf } from '../../src/main/ringcentral/platform-failure.ts';
import { answer, scriptDoors } from '../support/scripted-door.ts';

const second = 1_000;
const own = '/restapi/v1.0/account/~/extension/~';
const script = scriptDoors();
const good = answer(200, { id: 'good' });
const changes = [
  { method: 'PUT', body: { dndStatus: 'TakeAllCalls' } },
  { method: 'POST', path: `${own}/ring-out`, body: {} },
  { method: 'DELETE', path: `${own}/ring-out/1` },
] as const;

describe('[E13] a burst of refusals while a refresh runs', () => {
  it('makes one refresh, and each request is repeated once', async () => {
    const refused = answer(401, { errors: [{ errorCode: 'OAU-129', message: 'No.' }] });
    let open = 0;
    await script.answering((request) => {
      open += 1;
      return open <= 10 ? refused(request) : good(request);
    });
    const all = Array.from({ length: 10 }, () => script.door.ask());
    const answers = await script.clock.whileWaiting(Promise.all(all));
    expect(answers).toEqual(Array.from({ length: 10 }, () => ({ id: 'good' })));
    expect(script.came).toHaveLength(20);
    expect(script.door.counts.get('refreshes')).toBe(1);
    expect(script.door.ended()).toBe(0);
  });
});

describe('[E14] a missing permission', () => {
  const body = {
    errors: [{ errorCode: 'CMN-401', message: 'In other words.', permissionName: 'ReadCallLog' }],
  };

  it.each([answer(403, body), answer(403, { errorCode: 'CMN-401', permissionName: 'ReadCallLog' })])(
    'is named, and nobody asks again',
    async (given) => {
      await script.answering(given);
      const error = await script.failure();
      expect(error).toMatchObject({
        kind: 'refused',
        status: 403,
        code: 'CMN-401',
        permission: 'ReadCallLog',
      });
      expect(error.mayRetry).toBe(false);
      expect(reasonOf(error)).toBe('permission');
      await script.clock.run(600 * second);
      expect(script.came).toHaveLength(1);
    },
  );

  it('with an odd name has none', async () => {
    await script.answering(answer(403, { errors: [{ errorCode: 'CMN-401', permissionName: '<b>All</b>' }] }));
    expect((await script.failure()).permission).toBeUndefined();
  });
});

describe('[E17] a twin that is being worked on (CMN-304)', () => {
  const twin = answer(429, { errors: [{ errorCode: 'CMN-304', message: 'No.' }] }, { 'retry-after': '3' });

  it('is waited for, and then looked at once more', async () => {
    await script.answering(twin, good);
    const began = script.clock.now();
    expect(await script.ask()).toEqual({ id: 'good' });
    expect(script.clock.now() - began).toBeGreaterThanOrEqual(3 * second);
    expect(script.came).toHaveLength(2);
  });

  it.each(changes)('of a $method is never sent again blindly', async (call) => {
    await script.answering(twin);
    const error = await script.failure(call);
    expect(error).toMatchObject({ kind: 'refused', code: 'CMN-304' });
    expect(error.mayRetry).toBe(false);
    expect(script.came).toHaveLength(1);
  });
});

describe('[E17] after a twin that is being worked on', () => {
  const bare = answer(429, { errors: [{ errorCode: 'CMN-304', message: 'No.' }] });

  it.each(changes)('of a $method everything else goes on at once', async (call) => {
    await script.answering(bare, good);
    await script.failure(call);
    const began = script.clock.now();
    expect(await script.ask({ method: 'GET', urgency: 'user' })).toEqual({ id: 'good' });
    expect(script.clock.now() - began).toBeLessThan(2 * second);
  });

  it('a 429 that is a limit still is one', async () => {
    await script.answering(answer(429, { errors: [{ errorCode: 'CMN-301', message: 'No.' }] }), good);
    await script.failure(changes[0]);
    expect(await script.failure({ method: 'GET', urgency: 'user' })).toMatchObject({ kind: 'rate-limited' });
  });
});

describe('[E18] [E19] a server in trouble', () => {
  const statuses = [500, 502, 504, 408, 499, 520, 521, 522, 523, 524, 525, 526, 527, 528, 529];

  it.each(statuses)('(%i) is asked again twice when only reading', async (status) => {
    await script.answering(answer(status, '<html>some proxy</html>'));
    expect(await script.failure()).toMatchObject({ kind: 'server', status });
    expect(script.came).toHaveLength(3);
  });

  it.each(statuses)('(%i) that recovers has answered after all', async (status) => {
    await script.answering(answer(status, {}), good);
    expect(await script.ask()).toEqual({ id: 'good' });
  });

  it('(503) is not asked before the time it names, and whoever asked is told', async () => {
    await script.answering(answer(503, {}, { 'retry-after': '40' }), good);
    expect(await script.failure()).toMatchObject({ kind: 'server', status: 503, retryAfter: 40_000 });
    const began = script.clock.now();
    expect(await script.clock.whileWaiting(script.door.ask(), 100 * second)).toEqual({ id: 'good' });
    expect(script.clock.now() - began).toBeGreaterThanOrEqual(40 * second);
  });

  it.each(changes)('never gets a $method twice', async (call) => {
    for (const status of [500, 502, 503, 504, 408, 522]) {
      await script.answering(answer(status, {}));
      expect(await script.failure(call)).toMatchObject({ kind: 'server', status });
      expect(script.came).toHaveLength(1);
    }
  });

  it('is asked at odd times: from at once up to two and four seconds', async () => {
    await script.answering(answer(500, {}));
    const times: number[] = [];
    const began = script.clock.now();
    await script.failure();
    for (const { at } of script.door.requests) times.push(at - began);
    expect(times).toHaveLength(3);
    // The dice of this test say one hundredth.
    expect(times[1]).toBeLessThanOrEqual(130);
    expect(times[2]).toBeLessThanOrEqual(300);
  });
});
