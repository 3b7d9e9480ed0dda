import { afterEach, expect, it } from 'vitest';
import { watchTraffic } from '../support/described-traffic.ts';
import { loadOpenApi, openApiMissing } from '../support/openapi.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp | undefined;
afterEach(() => ringside?.close());

it('everything the app asks the platform is as the platform describes it', async (context) => {
  const api = loadOpenApi();
  if (api === undefined) return context.skip(openApiMissing);
  const app = (ringside = await startTestApp({ until: 'started' }));
  const traffic = watchTraffic(app.simulator);
  await app.signIn();
  await app.run(10_000);
  const { world } = app.simulator;
  const id = world.telephony.ring({ from: '+12125550100', to: app.personId });
  void app.app.commands.setDnd('DoNotAcceptAnyCalls');
  void app.app.commands.setUserStatus('Busy');
  await app.run(10_000);
  world.telephony.hangUp(id);
  app.simulator.killSockets();
  // Past the first refresh of the tokens.
  await app.run(3_600_000);
  void app.app.commands.signOut();
  await app.run(10_000);

  const extension = '/restapi/v1.0/account/{accountId}/extension/{extensionId}';
  expect(traffic.operations()).toEqual(
    expect.arrayContaining([
      'POST /restapi/oauth/token',
      'POST /restapi/oauth/wstoken',
      'POST /restapi/oauth/revoke',
      'POST /restapi/v1.0/subscription',
      `GET ${extension}`,
      `GET ${extension}/presence`,
      `PUT ${extension}/presence`,
      `GET ${extension}/call-log-sync`,
      `GET ${extension}/device`,
    ]),
  );
  expect(traffic.problems()).toEqual([]);
  // The browser asks for this one.
  const page = new URL(app.desktop.opened[0] ?? '');
  expect(api.validateRequest({ method: 'GET', path: `${page.pathname}${page.search}` })).toEqual([]);
});
