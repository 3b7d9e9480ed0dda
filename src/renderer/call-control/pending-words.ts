import type { I18n } from '@lingui/core';
import type { CallAct, CallControlState } from '../../shared/call-control.ts';
import type { DialTarget } from '../../shared/dialling.ts';
import { isolatedNumber } from '../call-words.ts';
import { targetName } from '../ring-out/ring-out-words.ts';

/** What names in an action mean: phones of mine, and those it may go to. */
export type ActNames = Pick<CallControlState, 'devices' | 'flipTargets'> & {
  readonly targets: readonly DialTarget[];
};

/** What is being done with a call until its answer is there. */
export function pendingWords(act: CallAct, names: ActNames, i18n: I18n): string {
  switch (act.kind) {
    case 'answer-on':
    case 'retrieve':
      return onDevice(act.kind, labelOf(names.devices, act.deviceId), i18n);
    case 'flip':
      return moving(labelOf(names.flipTargets, act.flipId), i18n);
    case 'forward-to':
    case 'ask-first':
    case 'transfer':
      return toSomebody(act, nameOf(act.to, names, i18n), i18n);
    case 'to-voicemail':
    case 'skip':
    case 'stop-ringing':
    case 'reply':
      return ringing(act.kind, i18n);
    case 'hang-up':
    case 'hold':
    case 'resume':
    case 'mute':
    case 'unmute':
      return talking(act.kind, i18n);
    case 'record':
    case 'pause-recording':
    case 'resume-recording':
      return recording(act.kind, i18n);
    case 'park':
      return i18n._({ id: 'pending.park', message: 'Parking…' });
    case 'join-calls':
      return i18n._({ id: 'pending.join', message: 'Joining the calls…' });
  }
}

function labelOf(list: ActNames['devices'] | ActNames['flipTargets'], id: string): string | undefined {
  return list.find((each) => each.id === id)?.label;
}

function nameOf(to: string, { targets }: ActNames, i18n: I18n): string {
  const target = targets.find((each) => each.to === to);
  return target === undefined ? isolatedNumber(to, i18n) : targetName(target, i18n);
}

function onDevice(kind: 'answer-on' | 'retrieve', device: string | undefined, i18n: I18n): string {
  if (device === undefined)
    return kind === 'answer-on'
      ? i18n._({ id: 'pending.answer', message: 'Answering…' })
      : i18n._({ id: 'pending.retrieve', message: 'Taking the call back…' });
  return kind === 'answer-on'
    ? i18n._({ id: 'pending.answerOn', message: 'Answering on {device}…', values: { device } })
    : i18n._({ id: 'pending.retrieveOn', message: 'Taking the call back on {device}…', values: { device } });
}

function moving(phone: string | undefined, i18n: I18n): string {
  return phone === undefined
    ? i18n._({ id: 'pending.flip', message: 'Moving the call…' })
    : i18n._({ id: 'pending.flipTo', message: 'Moving the call to {phone}…', values: { phone } });
}

type ToSomebody = Extract<CallAct, { readonly kind: 'forward-to' | 'ask-first' | 'transfer' }>;

function toSomebody(act: ToSomebody, name: string, i18n: I18n): string {
  const values = { name };
  if (act.kind === 'ask-first') return i18n._({ id: 'pending.ask', message: 'Calling {name}…', values });
  if (act.how === 'voicemail')
    return i18n._({ id: 'pending.theirVoicemail', message: "Sending to {name}'s voicemail…", values });
  return act.kind === 'forward-to'
    ? i18n._({ id: 'pending.forward', message: 'Forwarding to {name}…', values })
    : i18n._({ id: 'pending.transfer', message: 'Transferring to {name}…', values });
}

function ringing(kind: 'to-voicemail' | 'skip' | 'stop-ringing' | 'reply', i18n: I18n): string {
  switch (kind) {
    case 'to-voicemail':
      return i18n._({ id: 'pending.voicemail', message: 'Sending to voicemail…' });
    case 'skip':
      return i18n._({ id: 'pending.skip', message: 'Passing on to the queue…' });
    case 'stop-ringing':
      return i18n._({ id: 'pending.stopRinging', message: 'Stopping your phones…' });
    case 'reply':
      return i18n._({ id: 'pending.reply', message: 'Sending the reply…' });
  }
}

function talking(kind: 'hang-up' | 'hold' | 'resume' | 'mute' | 'unmute', i18n: I18n): string {
  switch (kind) {
    case 'hang-up':
      return i18n._({ id: 'pending.hangUp', message: 'Ending the call…' });
    case 'hold':
      return i18n._({ id: 'pending.hold', message: 'Holding…' });
    case 'resume':
      return i18n._({ id: 'pending.resume', message: 'Resuming…' });
    case 'mute':
      return i18n._({ id: 'pending.mute', message: 'Muting…' });
    case 'unmute':
      return i18n._({ id: 'pending.unmute', message: 'Unmuting…' });
  }
}

function recording(kind: 'record' | 'pause-recording' | 'resume-recording', i18n: I18n): string {
  switch (kind) {
    case 'record':
      return i18n._({ id: 'pending.record', message: 'Starting the recording…' });
    case 'pause-recording':
      return i18n._({ id: 'pending.pauseRecording', message: 'Pausing the recording…' });
    case 'resume-recording':
      return i18n._({ id: 'pending.resumeRecording', message: 'Going on recording…' });
  }
}
