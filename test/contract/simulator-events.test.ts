import { describe, expect, it } from 'vitest';
import { ringOutOutcomes } from '../../src/simulator/ring-out-types.ts';
import { scenarioNames } from '../../src/simulator/scenarios/scenarios.ts';
import { unusedDeviations } from '../support/openapi-deviations.ts';
import { loadOpenApi, openApiMissing } from '../support/openapi.ts';
import { createClient, type Client, type Json } from '../unit/simulator/protocol/a-client.ts';
import { steeredCalls } from './call-control-operations.ts';
import { send } from './sending.ts';

const api = loadOpenApi();
const own = '/restapi/v1.0/account/~/extension/~';

/** Which schema describes the events of a filter; there is none for `presence/dnd`. */
const schemas: readonly (readonly [filter: string, schema: string])[] = [
  [`${own}/presence`, 'ExtensionPresenceEvent'],
  [`${own}/presence?detailedTelephonyState=true`, 'DetailedExtensionPresenceEvent'],
  [`${own}/presence?detailedTelephonyState=true&sipData=true`, 'DetailedExtensionPresenceWithSIPEvent'],
  [`${own}/telephony/sessions`, 'ExtensionTelephonySessionsEvent'],
  ['/restapi/v1.0/account/~/telephony/sessions', 'AccountTelephonySessionsEvent'],
];

const restOf = (path: string) =>
  path.replace(/account\/[^/]+/, 'account/~').replace(/extension\/[^/?]+/, 'extension/~');
const lists = [
  'call-log?view=Detailed',
  'call-log?view=Simple',
  'active-calls?view=Detailed',
  'active-calls',
];

/** Everything the lists and the sessions say at this moment. */
async function listProblems(client: Client): Promise<string[]> {
  const { access_token: token } = client.simulator.sign.tokens();
  client.simulator.rateLimits.configure(false);
  const sessions = client.simulator.world.truth().map(({ telephonySessionId }) => telephonySessionId);
  const paths = [
    ...lists.map((list) => `${own}/${list}`),
    `${own}/presence?detailedTelephonyState=true&sipData=true`,
    ...sessions.map((id) => `/restapi/v1.0/account/~/telephony/sessions/${id}`),
  ];
  const answers = await Promise.all(paths.map((path) => send(client, 'GET', path, { token })));
  return answers.flatMap((answer) => api!.validateResponse(answer));
}

/** Plays a scenario to its end, or its first ten minutes, with every filter on. */
async function play(name: string) {
  const client = createClient();
  const connected = await client.connect();
  await connected.subscribe(...schemas.map(([filter]) => filter));
  client.simulator.scenario.play(name, { byHand: true });
  const problems: string[] = [];
  while (client.simulator.scenario.step()) {
    await client.clock.advanceAndSettle(5_000);
    problems.push(...(await listProblems(client)));
  }
  await client.clock.advanceAndSettle(90_000);
  problems.push(...(await listProblems(client)));
  return { events: connected.notifications(), problems };
}

describe.skipIf(!api)(`what the simulator sends ${api ? '' : `(${openApiMissing})`}`, () => {
  it.each(scenarioNames.filter((name) => !['quiet', 'busy', 'faxes'].includes(name)))(
    'has the described form in every event and list of the scenario %s',
    async (name) => {
      const { events, problems } = await play(name);
      const seen = new Set<string>();
      for (const event of events as (Json & { event: string })[]) {
        const schema = schemas.find(([filter]) => filter === restOf(event.event))?.[1] ?? 'unknown filter';
        seen.add(schema);
        problems.push(...api!.validateSchema(schema, event));
      }
      expect([...new Set(problems)]).toEqual([]);
      expect([...seen].sort()).toEqual(schemas.map(([, schema]) => schema).sort());
    },
  );

  it.each(ringOutOutcomes.flatMap((outcome) => [false, true].map((inbound) => ({ outcome, inbound }))))(
    'has the described form in every event and list of a RingOut: $outcome, legs inbound $inbound',
    async ({ outcome, inbound }) => {
      const client = createClient();
      const connected = await client.connect();
      await connected.subscribe(...schemas.map(([filter]) => filter));
      const { world } = client.simulator;
      world.changeQuirks({ ringOutLegsInbound: inbound });
      world.ringOuts.plan({ outcome });
      for (const to of ['+12125550100', '104']) {
        const json = { from: { phoneNumber: '+16505550101' }, to: { phoneNumber: to }, playPrompt: true };
        await send(client, 'POST', `${own}/ring-out`, { json });
        await client.clock.advanceAndSettle(200_000);
      }
      const problems = await listProblems(client);
      for (const event of connected.notifications() as (Json & { event: string })[]) {
        const schema = schemas.find(([filter]) => filter === restOf(event.event))?.[1] ?? 'unknown filter';
        problems.push(...api!.validateSchema(schema, event));
      }
      expect([...new Set(problems)]).toEqual([]);
    },
  );

  it.each(steeredCalls)(
    'has the described form in every event and list of a call: $name',
    async ({ play }) => {
      const client = createClient({ worldOptions: { noAnswerSeconds: 20 } });
      const connected = await client.connect();
      await connected.subscribe(...schemas.map(([filter]) => filter));
      const id = await play(client);
      const problems = await listProblems(client);
      await client.clock.advanceAndSettle(200_000);
      if (client.simulator.world.telephonySession(id)) client.simulator.world.telephony.hangUp(id);
      await client.clock.advanceAndSettle(40_000);
      problems.push(...(await listProblems(client)));
      const events = connected.notifications() as (Json & { event: string })[];
      expect(events.length).toBeGreaterThan(5);
      for (const event of events) {
        const schema = schemas.find(([filter]) => filter === restOf(event.event))?.[1] ?? 'unknown filter';
        problems.push(...api!.validateSchema(schema, event));
      }
      expect([...new Set(problems)]).toEqual([]);
    },
  );

  it('has the described form when a fax comes in and is read', async () => {
    const client = createClient();
    const connected = await client.connect();
    await connected.subscribe(`${own}/message-store`);
    const { faxes, messages } = client.simulator.world;
    const { id } = faxes.receive({ extensionId: client.simulator.people[0]!.id, from: '+14155550188' });
    messages.change(id, { readStatus: 'Read' });
    await client.clock.advanceAndSettle(10);
    const events = connected.notifications();
    expect(events).toHaveLength(2);
    for (const event of events) expect(api!.validateSchema('MessageEvent', event)).toEqual([]);
  });

  it('has the described form when favorites change', async () => {
    const client = createClient();
    const connected = await client.connect();
    await connected.subscribe(`${own}/favorite`);
    const json = { records: [{ extensionId: '62100459005' }] };
    await send(client, 'PUT', `${own}/favorite`, { json });
    await client.clock.advanceAndSettle(10);
    const [event, ...more] = connected.notifications();
    expect(more).toEqual([]);
    expect(api!.validateSchema('ExtensionFavoritesEvent', event)).toEqual([]);
  });

  it('leaves no deviation on the list that nothing meets any more', () => {
    expect(unusedDeviations('events')).toEqual([]);
  });
});
