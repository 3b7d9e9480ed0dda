import type { ControlDevice } from '../../shared/call-control.ts';
import type { ControlDeviceRead } from '../ringcentral/call-control-port.ts';
import type { KeptControl } from './kept.ts';

/** My phones that can be told to take a call, with what is known of each. */
export function drawDevices(
  read: readonly ControlDeviceRead[] | undefined,
  { answers }: KeptControl,
): readonly ControlDevice[] | undefined {
  return read
    ?.filter(({ mayAnswer }) => mayAnswer)
    .map(({ id, label, kind, online }) => ({ id, label, kind, online, answers: answers[id] ?? 'unknown' }));
}

/** The platform has just refused it because it is off. */
export function wentOff(
  read: readonly ControlDeviceRead[] | undefined,
  deviceId: string,
): readonly ControlDeviceRead[] | undefined {
  return read?.map((device) => (device.id === deviceId ? { ...device, online: false } : device));
}
