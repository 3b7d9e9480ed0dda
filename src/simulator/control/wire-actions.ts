import { startFaultMix } from '../fault-mix.ts';
import { faultNames, faultTable, type FaultName, type FaultSettings } from '../faults.ts';
import type { WorldEvent } from '../world-types.ts';
import type { Action, ControlParts } from './action.ts';
import * as read from './arguments.ts';
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

const eventKinds: readonly WorldEvent['kind'][] = [
  ...(['presence', 'telephony-session', 'dnd', 'directory', 'favorite', 'message-store', 'fax'] as const),
];

function emitEvents({ simulator }: ControlParts, from: read.Arguments) {
  const kind = read.oneOf(from, 'kind', eventKinds);
  if (!kind) throw new ControlError(400, '"kind" must be given');
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

function killSockets({ simulator }: ControlParts, from: read.Arguments) {
  const code = from.code === undefined ? undefined : read.count(from, 'code', 1000);
  return { connections: simulator.killSockets(code) };
}

/** What goes wrong on the way to the platform, and on the line for events. */
export const wireActions: readonly Action[] = [
  {
    method: 'GET',
    path: '/faults',
    what: 'All fault names, and the ones that are on.',
    takes: [],
    run: ({ simulator }) => ({ table: faultTable, on: simulator.faults.list() }),
  },
  {
    method: 'POST',
    path: '/faults',
    what: 'Switches the fault `name` on with `settings`.',
    takes: ['name', 'settings'],
    run: ({ simulator }, from) => {
      simulator.faults.on(faultName(from), faultSettings(from));
      return { on: simulator.faults.list() };
    },
  },
  {
    method: 'DELETE',
    path: '/faults',
    what: 'Switches the fault `name` off, or all of them.',
    takes: ['name'],
    run: ({ simulator }, from) => {
      if (from.name === undefined) simulator.faults.clear();
      else simulator.faults.off(faultName(from));
      return { on: simulator.faults.list() };
    },
  },
  {
    method: 'POST',
    path: '/faults/mix',
    what: 'Switches on what a bad line does to faxes that are sent, `rate` (1) times as often.',
    takes: ['rate'],
    run: ({ simulator }, from) => {
      startFaultMix(simulator.faults, read.count(from, 'rate', 1));
      return { on: simulator.faults.list() };
    },
  },
  {
    method: 'POST',
    path: '/events',
    what: 'Sends an event of `kind` with `body`, `count` times.',
    takes: ['kind', 'extension', 'body', 'count', 'uuid', 'timestamp'],
    run: emitEvents,
  },
  {
    method: 'POST',
    path: '/sockets/kill',
    what: 'Cuts all sockets, or closes them with `code`.',
    takes: ['code'],
    run: killSockets,
  },
  {
    method: 'POST',
    path: '/sockets/frame',
    what: 'Sends `text` as it is, `count` times.',
    takes: ['text', 'count'],
    run: sendFrames,
  },
  {
    method: 'POST',
    path: '/gateway/restart',
    what: 'Restarts the gateway: connections and its sessions are gone.',
    takes: [],
    run: ({ simulator }) => ({ connections: simulator.restart() }),
  },
];
