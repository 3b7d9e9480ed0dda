import { faultNames, faultTable, type FaultName, type FaultSettings } from '../faults.ts';
import type { RecordedEvent, WorldEvent } from '../world-types.ts';
import * as read from './arguments.ts';
import type { Action, ControlParts } from './action.ts';
import { callActions } from './call-actions.ts';
import { ControlError } from './control-error.ts';

const settingKinds: Readonly<Record<keyof FaultSettings, 'number' | 'string'>> = {
  ...{ probability: 'number', count: 'number', ms: 'number', status: 'number', bytes: 'number' },
  group: 'string',
  ...{ path: 'string', method: 'string', code: 'string', text: 'string', retryAfter: 'string' },
};

function faultName(from: read.Arguments): FaultName {
  const name = read.needText(from, 'name');
  const known = faultNames.find((candidate) => candidate === name);
  if (!known) throw new ControlError(404, `No fault is called ${name}`);
  return known;
}

function faultSettings(from: read.Arguments): FaultSettings {
  const settings = read.record(from, 'settings');
  for (const [name, value] of Object.entries(settings)) {
    const kind = settingKinds[name as keyof FaultSettings];
    if (typeof value !== kind)
      throw new ControlError(400, `The setting "${name}" is unknown or of another kind`);
  }
  return settings;
}

function clockNow({ simulator }: ControlParts) {
  const now = simulator.clock.now();
  return { now, time: new Date(now).toISOString(), canAdvance: simulator.advance !== undefined };
}

function advance(parts: ControlParts, from: read.Arguments) {
  if (!parts.simulator.advance) throw new ControlError(409, 'This clock cannot be advanced');
  parts.simulator.advance(read.count(from, 'advanceMs', 0));
  return clockNow(parts);
}

const eventKinds: readonly WorldEvent['kind'][] = ['presence', 'telephony-session', 'dnd'];

function emitEvents({ simulator }: ControlParts, from: read.Arguments) {
  const kind = eventKinds.find((candidate) => candidate === read.needText(from, 'kind'));
  if (!kind) throw new ControlError(400, `"kind" must be one of ${eventKinds.join(', ')}`);
  const timestamp = read.text(from, 'timestamp') ?? new Date(simulator.clock.now()).toISOString();
  const uuid = read.text(from, 'uuid');
  const event = {
    kind,
    extensionId: read.someone(simulator, from),
    body: read.record(from, 'body'),
    timestamp,
  };
  const times = read.count(from, 'count', 1);
  for (let sent = 0; sent < times; sent++) simulator.emit(uuid === undefined ? event : { ...event, uuid });
  return { sent: times };
}

function sendFrames({ simulator }: ControlParts, from: read.Arguments) {
  const text = read.needText(from, 'text');
  let connections = 0;
  for (let left = read.count(from, 'count', 1); left > 0; left--) connections = simulator.sendFrame(text);
  return { connections };
}

const nowPlaying = ({ simulator: { scenario } }: ControlParts) => ({
  names: scenario.names,
  playing: scenario.name(),
  steps: scenario.steps(),
});

function playScenario(parts: ControlParts, from: read.Arguments) {
  const person = read.extension(parts.simulator, from);
  const byHand = from.byHand === true ? { byHand: true } : {};
  parts.simulator.scenario.play(read.needText(from, 'name'), { ...byHand, ...read.given({ person }) });
  return nowPlaying(parts);
}

function changePermissions({ simulator }: ControlParts, from: read.Arguments) {
  for (const name of read.texts(from, 'grant')) simulator.permissions.add(name);
  for (const name of read.texts(from, 'revoke')) simulator.permissions.delete(name);
  return { permissions: [...simulator.permissions] };
}

function endSignIns({ simulator }: ControlParts, from: read.Arguments) {
  const person = read.extension(simulator, from);
  const ending = simulator.sessions().filter((one) => person === undefined || one.personId === person);
  for (const session of ending) simulator.endSession(session);
  return { ended: ending.length };
}

function changePresence({ simulator }: ControlParts, from: read.Arguments) {
  const id = read.someone(simulator, from);
  simulator.world.changePresence(id, read.record(from, 'presence'));
  return simulator.world.presenceOf(id);
}

function killSockets({ simulator }: ControlParts, from: read.Arguments) {
  const code = from.code === undefined ? undefined : read.count(from, 'code', 1000);
  return { connections: simulator.killSockets(code) };
}

function playRecorded({ simulator }: ControlParts, from: read.Arguments) {
  const events = read.list(from, 'events') as readonly RecordedEvent[];
  const options = { speed: read.count(from, 'speed', 1) };
  simulator.world.telephony.playRecorded(read.someone(simulator, from), events, options);
  return { playing: events.length };
}

const otherActions: readonly Action[] = [
  { method: 'GET', path: '/state', what: 'Everything at once.', run: ({ simulator }) => simulator.dump() },
  {
    method: 'GET',
    path: '/people',
    what: 'Account, extensions and devices.',
    run: ({ simulator: { world } }) => ({
      account: world.account,
      extensions: world.extensions,
      devices: world.devices,
    }),
  },
  { method: 'GET', path: '/clock', what: 'The simulator’s time.', run: clockNow },
  { method: 'POST', path: '/clock', what: 'Skips `advanceMs`.', run: advance },
  {
    method: 'GET',
    path: '/faults',
    what: 'All fault names, and the ones that are on.',
    run: ({ simulator }) => ({ table: faultTable, on: simulator.faults.list() }),
  },
  {
    method: 'POST',
    path: '/faults',
    what: 'Switches the fault `name` on with `settings`.',
    run: ({ simulator }, from) => {
      simulator.faults.on(faultName(from), faultSettings(from));
      return { on: simulator.faults.list() };
    },
  },
  {
    method: 'DELETE',
    path: '/faults',
    what: 'Switches the fault `name` off, or all of them.',
    run: ({ simulator }, from) => {
      if (from.name === undefined) simulator.faults.clear();
      else simulator.faults.off(faultName(from));
      return { on: simulator.faults.list() };
    },
  },
  { method: 'POST', path: '/presence', what: 'Changes `presence` of `extension`.', run: changePresence },
  {
    method: 'POST',
    path: '/quirks',
    what: 'Switches habits of the platform, such as `transitionalNoCall`.',
    run: ({ simulator: { world } }, from) => {
      world.changeQuirks(from);
      return world.quirks();
    },
  },
  { method: 'POST', path: '/permissions', what: '`grant` and `revoke` lists.', run: changePermissions },
  {
    method: 'POST',
    path: '/pubnub',
    what: 'Grants delivery through PubNub, or refuses it (`granted`).',
    run: ({ simulator: { pubNub } }, from) => {
      pubNub.grant(from.granted !== false);
      return { granted: pubNub.isGranted() };
    },
  },
  {
    method: 'POST',
    path: '/rate-limits',
    what: '`enforced` true or false, `limits` by group.',
    run: ({ simulator: { rateLimits } }, from) => {
      rateLimits.configure(from.enforced === false ? false : read.record(from, 'limits'));
      return { buckets: rateLimits.dump() };
    },
  },
  {
    method: 'GET',
    path: '/scenario',
    what: 'All scenarios, and how the one that plays has come.',
    run: nowPlaying,
  },
  {
    method: 'POST',
    path: '/scenario',
    what: 'Plays the scenario `name` for `extension`; `byHand` waits for steps.',
    run: playScenario,
  },
  {
    method: 'POST',
    path: '/scenario/step',
    what: 'Plays the next step of a scenario by hand.',
    run: ({ simulator }) => ({ step: simulator.scenario.step() ?? null }),
  },
  {
    method: 'DELETE',
    path: '/scenario',
    what: 'Stops the scenario; its live calls are hung up.',
    run: (parts) => {
      parts.simulator.scenario.stop();
      return nowPlaying(parts);
    },
  },
  { method: 'POST', path: '/recorded', what: 'Plays recorded `events` to `extension`.', run: playRecorded },
  {
    method: 'POST',
    path: '/events',
    what: 'Sends an event of `kind` with `body`, `count` times.',
    run: emitEvents,
  },
  {
    method: 'POST',
    path: '/sockets/kill',
    what: 'Cuts all sockets, or closes them with `code`.',
    run: killSockets,
  },
  { method: 'POST', path: '/sockets/frame', what: 'Sends `text` as it is, `count` times.', run: sendFrames },
  {
    method: 'POST',
    path: '/gateway/restart',
    what: 'Restarts the gateway: connections and its sessions are gone.',
    run: ({ simulator }) => ({ connections: simulator.restart() }),
  },
  {
    method: 'GET',
    path: '/listening',
    what: 'Who is really told of events now.',
    run: ({ simulator }) => simulator.listening(),
  },
  {
    method: 'GET',
    path: '/figures',
    what: 'What clients have done since the start.',
    run: ({ simulator }) => simulator.figures(),
  },
  {
    method: 'POST',
    path: '/sign-ins/end',
    what: 'Ends the sign-ins of `extension`, or all.',
    run: endSignIns,
  },
];

export const actions: readonly Action[] = [...callActions, ...otherActions];
