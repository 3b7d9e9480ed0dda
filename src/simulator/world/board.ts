import type { DeviceRecord, ExtensionRecord, Quirks, SimulatorClock, WorldEvent } from '../world-types.ts';
import { WorldError } from '../world-types.ts';
import type { Ids } from './ids.ts';
import type { People } from './people.ts';
import type { PresenceDesk } from './presence-desk.ts';
import type { Session } from './session.ts';

/** How the company's phones behave when nobody does anything. */
export type CallHandling = {
  /** Seconds a call rings before `noAnswer`; for ever unless given. */
  readonly noAnswerSeconds: number | undefined;
  readonly noAnswer: 'voicemail' | 'missed';
  /** Seconds a caller talks to the answering machine. */
  readonly messageSeconds: readonly [least: number, most: number];
  /** Seconds until a parked call that nobody takes rings at whoever parked it; never unless given. */
  readonly parkRingBackSeconds: number | undefined;
};

/** The switchboard's desk: everything the telephony actions work on. */
export type Board = {
  readonly clock: SimulatorClock;
  readonly people: People & { readonly devices: DeviceRecord[] };
  readonly ids: Ids;
  readonly handling: CallHandling;
  readonly quirks: () => Quirks;
  readonly desk: PresenceDesk;
  readonly live: Map<string, Session>;
  readonly ended: Session[];
  /** Extension ids of those whose talks are all recorded. */
  readonly recordingRules: Set<number>;
  /** Calls from before the world began: in the call log only. */
  readonly history: Session[];
  readonly emit: (event: WorldEvent) => void;
  /** As the clock's `after`, but forgotten when the world closes. */
  readonly later: (ms: number, task: () => void) => () => void;
};

export function extensionOf(board: Board, id: number): ExtensionRecord {
  const found = board.people.extensions.find((extension) => extension.id === id);
  if (!found) throw new WorldError('unknown', `no extension ${id}`);
  return found;
}

/** The phone stays in its place in the list; calls that are under way on it go on. */
export function changeDevice({ people }: Board, deviceId: string, status: DeviceRecord['status']): void {
  const place = people.devices.findIndex(({ id }) => id === deviceId);
  const device = people.devices[place];
  if (!device) throw new WorldError('unknown', `no device ${deviceId}`);
  people.devices[place] = { ...device, status };
}

export function sessionOf(board: Board, telephonySessionId: string): Session {
  const found = board.live.get(telephonySessionId);
  if (!found) throw new WorldError('unknown', `no live telephony session ${telephonySessionId}`);
  return found;
}

export function onlineDevices(board: Board, extensionId: number): readonly DeviceRecord[] {
  return board.people.devices.filter(
    (device) => device.extensionId === extensionId && device.status === 'Online',
  );
}

/** The device somebody picks up: the named one, or the extension's first that is online. */
export function deviceFor(board: Board, extensionId: number, deviceId: string | undefined): DeviceRecord {
  const device = board.people.devices.find(
    (candidate) =>
      candidate.extensionId === extensionId &&
      (deviceId === undefined ? candidate.status === 'Online' : candidate.id === deviceId),
  );
  if (!device)
    throw new WorldError('unknown', `extension ${extensionId} has no device ${deviceId ?? 'online'}`);
  if (device.status !== 'Online') throw new WorldError('wrong-state', `device ${device.id} is offline`);
  return device;
}
