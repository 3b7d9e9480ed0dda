import type { I18n } from '@lingui/core';
import type { CallPhase } from './call.ts';
import type { ControlFailure, ControlProblem, Operation } from './call-control.ts';
import { undoneWords } from './undone-words.ts';

/** What did not happen, why, and what still works: in whole sentences. */
export function problemSentences(problem: ControlProblem, phase: CallPhase, i18n: I18n): readonly string[] {
  const { operation, why, deviceLabel } = problem;
  if (operation === 'answer-on' && why === 'no-sign') return didNotPickUp(deviceLabel, i18n);
  const what = undoneWords(operation, deviceLabel, i18n);
  const reason = whyWords(why, operation, deviceLabel, i18n);
  const still = why === 'call-over' ? undefined : stillWords(phase, i18n);
  return [what, ...(reason === undefined ? [] : [reason]), ...(still === undefined ? [] : [still])];
}

export function problemWords(problem: ControlProblem, phase: CallPhase, i18n: I18n): string {
  return problemSentences(problem, phase, i18n).join(' ');
}

function didNotPickUp(device: string | undefined, i18n: I18n): readonly string[] {
  const handset = i18n._({ id: 'control.pickUpHandset', message: 'Pick up the handset.' });
  return [
    device === undefined
      ? i18n._({ id: 'control.phoneDidNotPickUp', message: 'Your phone did not pick up.' })
      : i18n._({
          id: 'control.deviceDidNotPickUp',
          message: '{device} did not pick up.',
          values: { device },
        }),
    handset,
  ];
}

/** How the call stands, so that nobody has to guess whether it was lost. */
function stillWords(phase: CallPhase, i18n: I18n): string | undefined {
  switch (phase) {
    case 'ringing':
      return i18n._({ id: 'control.stillRings', message: 'The call is still ringing.' });
    case 'connected':
      return i18n._({ id: 'control.stillGoesOn', message: 'The call goes on.' });
    case 'on-hold':
      return i18n._({ id: 'control.stillOnHold', message: 'The call is on hold.' });
    case 'parked':
      return i18n._({ id: 'control.stillParked', message: 'The call is parked.' });
    case 'ended':
      return undefined;
  }
}

function whyWords(
  why: ControlFailure,
  operation: Operation,
  device: string | undefined,
  i18n: I18n,
): string | undefined {
  switch (why) {
    case 'device-offline':
    case 'device-cannot':
      return deviceWords(why, device, i18n);
    case 'no-right':
    case 'no-recording-right':
      return rightWords(why, i18n);
    case 'call-changed':
    case 'call-over':
    case 'in-the-way':
      return meanwhileWords(why, i18n);
    case 'wrong-number':
      return operation === 'flip'
        ? i18n._({ id: 'control.whyFlipNumber', message: "RingCentral doesn't reach that phone." })
        : i18n._({
            id: 'control.whyWrongNumber',
            message: "RingCentral doesn't reach this number. Check it.",
          });
    case 'not-possible':
      return i18n._({ id: 'control.whyNotPossible', message: 'RingCentral refused it and gave no reason.' });
    case 'too-many':
      return i18n._({
        id: 'control.whyTooMany',
        message: 'That was too much in a short time. Wait a minute.',
      });
    case 'offline':
      return i18n._({ id: 'control.whyOffline', message: "You're offline. Use your phone." });
    case 'no-sign':
      return i18n._({ id: 'control.whyNoSign', message: 'RingCentral shows no sign of it. Use your phone.' });
    case 'failed':
      return i18n._({ id: 'control.whyFailed', message: 'RingCentral has a problem now. Use your phone.' });
  }
}

function deviceWords(
  why: 'device-offline' | 'device-cannot',
  device: string | undefined,
  i18n: I18n,
): string {
  if (device === undefined)
    return why === 'device-offline'
      ? i18n._({ id: 'control.whyPhoneOff', message: 'That phone is not online. Choose another one.' })
      : i18n._({ id: 'control.whyPhoneCannot', message: "That phone can't be told to. Use it by hand." });
  const values = { device };
  return why === 'device-offline'
    ? i18n._({
        id: 'control.whyDeviceOff',
        message: '{device} is not online. Choose another phone.',
        values,
      })
    : i18n._({
        id: 'control.whyDeviceCannot',
        message: "{device} can't be told to. Use it by hand.",
        values,
      });
}

function rightWords(why: 'no-right' | 'no-recording-right', i18n: I18n): string {
  return why === 'no-right'
    ? i18n._({ id: 'withheld.noRight', message: 'This account may watch calls but not control them.' })
    : i18n._({ id: 'withheld.noRecordingRight', message: 'Your role may not record calls.' });
}

function meanwhileWords(why: 'call-changed' | 'call-over' | 'in-the-way', i18n: I18n): string {
  switch (why) {
    case 'call-changed':
      return i18n._({
        id: 'control.whyChanged',
        message: 'The call changed at that moment, so nothing was sent.',
      });
    case 'call-over':
      return i18n._({ id: 'control.whyOver', message: 'The call is over.' });
    case 'in-the-way':
      return i18n._({
        id: 'control.whyInTheWay',
        message: 'Somebody else changed the call at the same moment. Try again.',
      });
  }
}
