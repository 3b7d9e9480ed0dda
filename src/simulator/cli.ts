import { parseArgs } from 'node:util';
import { openControlPort } from './control/control-port.ts';
import { readKeys } from './keyboard.ts';
import { defaultPermissions, demoClientId, demoRedirectUris, localhostRedirectUris } from './options.ts';
import { ringOutOutcomes } from './ring-out-types.ts';
import { scenarioNames } from './scenarios/scenarios.ts';
import { createSimulator, type Simulator } from './simulator.ts';
import { demoOptions } from './world/world.ts';

const usage = `Usage: npm run simulator -- [options]

  --json               print one line of JSON with the addresses, and nothing else
  --port N             port of the platform on 127.0.0.1 (a free one)
  --media-port N       port of the host for content (a free one)
  --control-port N     port of the control port (a free one)
  --scenario NAME      play it as soon as somebody subscribes: ${scenarioNames.join(', ')}
  --sign-in-as EXT     skip the authorize page: this extension allows everything
  --client-id ID       the registered app (ringside-demo)
  --redirect-uri URI   register this one instead of the four of 127.0.0.1; may be repeated
  --localhost          register the same four on localhost too
  --seed N             the same ids and the same dice every time
  --history N          so many made-up calls in the past year of everybody
  --contacts N         so many made-up contacts for everybody beside the demo's own
  --directory N        so many made-up people in the company directory
  --ring-out OUTCOME   how RingOuts go, whatever number is called: ${ringOutOutcomes.join(', ')}
  --without NAME       withhold a permission of the app, such as CallControl; may be repeated
  --pubnub             grant delivery through PubNub, on the same address
  --no-rate-limits     count requests, refuse none
  --help`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      port: { type: 'string' },
      'media-port': { type: 'string' },
      'control-port': { type: 'string' },
      scenario: { type: 'string' },
      'sign-in-as': { type: 'string' },
      'client-id': { type: 'string', default: demoClientId },
      'redirect-uri': { type: 'string', multiple: true },
      localhost: { type: 'boolean', default: false },
      seed: { type: 'string' },
      history: { type: 'string' },
      contacts: { type: 'string' },
      directory: { type: 'string' },
      'ring-out': { type: 'string' },
      without: { type: 'string', multiple: true, default: [] },
      pubnub: { type: 'boolean', default: false },
      'no-rate-limits': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

function wholeNumber(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new Error(`--${name} must be a whole number, not "${text}"`);
}

function personOf(simulator: Simulator, extensionNumber: string): number {
  const person = simulator.people.find((candidate) => candidate.extensionNumber === extensionNumber);
  if (person) return person.id;
  const known = simulator.people.map((candidate) => candidate.extensionNumber).join(', ');
  throw new Error(`Extension ${extensionNumber} cannot sign in; these can: ${known}`);
}

const redirectUrisOf = (values: ReturnType<typeof readOptions>) => [
  ...(values['redirect-uri'] ?? demoRedirectUris),
  ...(values.localhost ? localhostRedirectUris : []),
];

function worldOptionsOf(values: ReturnType<typeof readOptions>) {
  const contacts = wholeNumber(values.contacts, 'contacts') ?? 0;
  const pastCalls = wholeNumber(values.history, 'history') ?? 0;
  return { ...demoOptions, contacts, pastCalls, directory: wholeNumber(values.directory, 'directory') ?? 0 };
}

function permissionsWithout(names: readonly string[]): readonly string[] {
  const unknown = names.find((name) => !defaultPermissions.includes(name));
  if (unknown === undefined) return defaultPermissions.filter((name) => !names.includes(name));
  throw new Error(`No permission "${unknown}"; there are: ${defaultPermissions.join(', ')}`);
}

/** How all RingOuts go, where that was asked for. */
function planRingOuts(simulator: Simulator, wanted: string | undefined): Simulator {
  if (wanted === undefined) return simulator;
  const outcome = ringOutOutcomes.find((one) => one === wanted);
  if (!outcome) throw new Error(`No outcome "${wanted}"; there are: ${ringOutOutcomes.join(', ')}`);
  simulator.world.ringOuts.plan({ outcome });
  return simulator;
}

function create(values: ReturnType<typeof readOptions>): Simulator {
  const port = wholeNumber(values.port, 'port');
  const mediaPort = wholeNumber(values['media-port'], 'media-port');
  const seed = wholeNumber(values.seed, 'seed');
  const { scenario } = values;
  if (scenario !== undefined && !scenarioNames.some((name) => name === scenario))
    throw new Error(`No scenario "${scenario}"; there are: ${scenarioNames.join(', ')}`);
  const options = {
    worldOptions: worldOptionsOf(values),
    pubnub: values.pubnub,
    permissions: permissionsWithout(values.without),
    apps: [{ clientId: values['client-id'], redirectUris: redirectUrisOf(values) }],
    ...(port === undefined ? {} : { port }),
    ...(mediaPort === undefined ? {} : { mediaPort }),
    ...(seed === undefined ? {} : { seed }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(values['no-rate-limits'] ? { rateLimits: false as const } : {}),
  };
  const signInAs = values['sign-in-as'];
  if (signInAs === undefined) return createSimulator(options);
  // The people are fixed, so that a first simulator tells who has the number.
  return createSimulator({ ...options, allowAs: personOf(createSimulator({ seed: 0 }), signInAs) });
}

async function main() {
  const values = readOptions();
  if (values.help) return console.log(usage);
  const simulator = planRingOuts(create(values), values['ring-out']);
  await simulator.start();
  const control = await openControlPort({ simulator }, wholeNumber(values['control-port'], 'control-port'));

  let stopping = false;
  const quit = () => {
    if (stopping) return;
    stopping = true;
    void Promise.all([control.close(), simulator.stop()]).then(() => process.exit(0));
  };
  process.on('SIGINT', quit);
  process.on('SIGTERM', quit);

  const { url, wsUrl, mediaUrl, clientId } = simulator;
  const people = simulator.people.map(({ id, name, extensionNumber }) => ({ id, name, extensionNumber }));
  const addresses = { url, wsUrl, mediaUrl, controlUrl: control.url, controlToken: control.token, clientId };
  if (values.json) {
    console.log(JSON.stringify({ ...addresses, redirectUris: redirectUrisOf(values), people }));
    return;
  }
  console.log(
    `Simulated platform on ${url} (app "${clientId}"), sockets on ${wsUrl}, content on ${mediaUrl}`,
  );
  console.log(`Control port on ${control.url}, Authorization: Bearer ${control.token}`);
  console.log(
    `People: ${people.map(({ name, extensionNumber }) => `${name} (${extensionNumber})`).join(', ')}`,
  );
  simulator.scenario.onStep(({ at, say }) => console.log(`${new Date(at).toISOString()}  ${say}`));
  if (process.stdin.isTTY) readKeys(simulator, process.stdin, (line) => console.log(line), quit);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
