import { describe, expect, it } from 'vitest';
import { mediaRoutes, plainRoutes } from '../../src/simulator/rest/routes.ts';
import { unusedDeviations } from '../support/openapi-deviations.ts';
import { loadOpenApi, openApiMissing } from '../support/openapi.ts';
import { createClient } from '../unit/simulator/protocol/a-client.ts';
import { operations } from './operations.ts';
import { send } from './sending.ts';

const api = loadOpenApi();
const cases = operations.flatMap(({ name, statuses }) =>
  Object.entries(statuses).map(([status, ask]) => ({ name, status: Number(status), ask })),
);

describe.skipIf(!api)(`what the simulator answers ${api ? '' : `(${openApiMissing})`}`, () => {
  it.each(cases)('$name $status is as the platform describes it', async ({ name, status, ask }) => {
    const raw = await ask(createClient());
    expect(api!.operationOf(raw.method, raw.path)).toBe(name);
    expect(raw.status).toBe(status);
    expect(api!.validateResponse(raw)).toEqual([]);
  });

  it.each([
    '/directory/entries?page=3',
    '/extension/~/address-book-sync?syncType=FSync',
    '/extension/~/address-book/contact?perPage=1000',
    '/extension/~/favorite',
  ])('GET %s of made-up people is as the platform describes it', async (path) => {
    const worldOptions = { contacts: 3_000, directory: 3_000, demoContacts: true };
    const raw = await send(createClient({ worldOptions }), 'GET', `/restapi/v1.0/account/~${path}`);
    expect(raw.status).toBe(200);
    expect(api!.validateResponse(raw)).toEqual([]);
  });

  it('is looked at for every operation the simulator plays', () => {
    const tested = new Set(operations.map(({ name }) => name));
    const played = [...plainRoutes, ...mediaRoutes].map(({ method, path }) => `${method} ${path}`);
    expect(played.filter((name) => !tested.has(name))).toEqual([]);
  });

  it('leaves no deviation on the list that nothing meets any more', () => {
    expect(unusedDeviations('answers')).toEqual([]);
  });
});
