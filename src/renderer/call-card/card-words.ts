import type { I18n } from '@lingui/core';
import type { Call } from '../../shared/call.ts';
import { endedHeader, listWords } from '../call-words.ts';

/** The card's header. */
export function headerWords(call: Call, quiet: boolean, i18n: I18n): string {
  switch (call.phase) {
    case 'ringing':
      return ringingWords(call, quiet, i18n);
    case 'connected':
      return withDevice(call, i18n);
    case 'on-hold':
      return i18n._({ id: 'card.onHold', message: 'On hold' });
    case 'parked':
      return i18n._({ id: 'card.parked', message: 'Parked' });
    case 'ended':
      return endedHeader(call, i18n);
  }
}

function ringingWords(call: Call, quiet: boolean, i18n: I18n): string {
  if (call.direction === 'outbound') return i18n._({ id: 'card.calling', message: 'Calling' });
  if (call.silenced) return i18n._({ id: 'card.silenced', message: 'Incoming call (silenced)' });
  if (quiet) return i18n._({ id: 'card.quiet', message: 'Incoming call (quiet)' });
  return i18n._({ id: 'card.incoming', message: 'Incoming call' });
}

function withDevice(call: Call, i18n: I18n): string {
  const device = call.devices[0];
  return device === undefined
    ? i18n._({ id: 'card.onCall', message: 'On call' })
    : i18n._({ id: 'card.onCallDevice', message: 'On call · {device}', values: { device } });
}

/** The line in the place of controls that do not exist: where to answer, hold or hang up. */
export function whereToActWords(call: Call, i18n: I18n): string | undefined {
  if (call.phase === 'ended') return undefined;
  const devices = call.devices.length === 0 ? undefined : listWords(call.devices, i18n);
  if (call.phase === 'ringing') return ringsWhere(call, devices, i18n);
  return devices === undefined
    ? i18n._({ id: 'card.useYourPhone', message: 'Use your phone to hold or hang up' })
    : i18n._({ id: 'card.useDevice', message: 'Use {devices} to hold or hang up', values: { devices } });
}

function ringsWhere(call: Call, devices: string | undefined, i18n: I18n): string {
  if (call.direction === 'outbound') {
    return devices === undefined
      ? i18n._({ id: 'card.callingOnPhone', message: 'Calling from your phone' })
      : i18n._({ id: 'card.callingOn', message: 'Calling from {devices}', values: { devices } });
  }
  return devices === undefined
    ? i18n._({ id: 'card.answerOnPhone', message: 'Answer it on your phone' })
    : i18n._({ id: 'card.ringingOn', message: 'Ringing on {devices}', values: { devices } });
}
