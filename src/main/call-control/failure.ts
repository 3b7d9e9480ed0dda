import type { CallAct, ControlFailure, Withheld } from '../../shared/call-control.ts';
import type { ControlAnswer } from '../ringcentral/call-control-port.ts';

export type Refused = Extract<ControlAnswer, { kind: 'refused' }>;

/** What a person is told of the platform's refusal. What became of the call meanwhile may say it better. */
export function failureOf(
  act: CallAct,
  { why, parameter = '', permission, code = '' }: Refused,
): ControlFailure {
  switch (why) {
    case 'no-right':
      // Somebody else's call, whatever the person may do with their own.
      if (code === 'CMN-404') return 'not-possible';
      return isOfRecordings(act) && permission !== 'CallControl' ? 'no-recording-right' : 'no-right';
    case 'not-found':
      if (parameter === 'deviceId') return 'device-cannot';
      return parameter === 'recordingId' ? 'not-possible' : 'call-over';
    case 'conflict':
      return parameter === 'deviceId' ? 'device-offline' : 'in-the-way';
    case 'bad-request':
      if (parameter === 'deviceId') return 'device-cannot';
      return ofTarget.includes(parameter) ? 'wrong-number' : 'not-possible';
    case 'failed':
      return 'failed';
  }
}

const ofTarget: readonly string[] = ['phoneNumber', 'extensionNumber', 'extensionId', 'voicemail'];

export function isOfRecordings({ kind }: CallAct): boolean {
  return kind === 'record' || kind === 'pause-recording' || kind === 'resume-recording';
}

/** The whole right is missing, not that of one feature. */
export function isRightItself({ why, code = '', permission }: Refused): boolean {
  if (why !== 'no-right') return false;
  return (
    permission === 'CallControl' || ((code === 'CMN-401' || code === 'CMN-408') && permission === undefined)
  );
}

/** What is told of an order for something that is not offered. */
export function failureOfWithheld(why: Withheld | 'not-now'): ControlFailure {
  switch (why) {
    case 'no-right':
    case 'no-recording-right':
    case 'offline':
    case 'device-offline':
    case 'device-cannot':
      return why;
    case 'no-device':
    case 'phone-not-known':
      return 'device-cannot';
    case 'busy':
      return 'in-the-way';
    default:
      return 'not-possible';
  }
}
