import type { I18n } from '@lingui/core';
import type { Operation } from '../../shared/call-control.ts';
import { operationWords } from '../call-control/operation-words.ts';
import { alsoFrom } from './command.ts';

/** What a row of the box is about; it is part of the row's name. */
export type Place =
  'answer' | 'voicemail' | 'skip' | 'hold' | 'mute' | 'transfer' | 'park' | 'record' | 'end' | 'retrieve';

export type Titled = {
  readonly operation: Operation;
  readonly phone: string | undefined;
  /** Whose call it is, where there are several. */
  readonly name: string | undefined;
};

export function steerTitle({ operation, phone, name }: Titled, i18n: I18n): string {
  const what = phone === undefined ? longWords(operation, i18n) : onPhone(operation, phone, i18n);
  if (name === undefined) return what;
  return i18n._({
    id: 'control.named',
    message: '{operation}: {name}',
    values: { operation: what, name },
  });
}

function onPhone(operation: Operation, device: string, i18n: I18n): string {
  const values = { device };
  return operation === 'retrieve'
    ? i18n._({ id: 'command.retrieveOn', message: 'Take the parked call back on {device}', values })
    : i18n._({ id: 'control.answerOn', message: 'Answer on {device}', values });
}

/** A word on a button is beside its call; a row stands alone. */
function longWords(operation: Operation, i18n: I18n): string {
  switch (operation) {
    case 'answer-on':
      return i18n._({ id: 'command.answer', message: 'Answer the call' });
    case 'to-voicemail':
      return i18n._({ id: 'command.toVoicemail', message: 'Send to voicemail' });
    case 'skip':
      return i18n._({ id: 'command.skip', message: 'Skip this queue call' });
    case 'hold':
      return i18n._({ id: 'command.hold', message: 'Put on hold' });
    case 'resume':
      return i18n._({ id: 'command.resume', message: 'Resume the call' });
    case 'transfer':
      return i18n._({ id: 'command.transfer', message: 'Transfer the call…' });
    case 'park':
      return i18n._({ id: 'command.park', message: 'Park the call' });
    case 'record':
      return i18n._({ id: 'command.record', message: 'Record the call' });
    case 'hang-up':
      return i18n._({ id: 'command.hangUp', message: 'End the call' });
    case 'retrieve':
      return i18n._({ id: 'command.retrieve', message: 'Take a parked call back' });
    default:
      return operationWords(operation, i18n);
  }
}

export function alsoSteer(place: Place, i18n: I18n): readonly string[] {
  switch (place) {
    case 'answer':
      return alsoFrom(i18n._({ id: 'command.answer.also', message: 'pick up, take, accept' }));
    case 'voicemail':
      return alsoFrom(i18n._({ id: 'command.toVoicemail.also', message: 'send away, mailbox' }));
    case 'skip':
      return alsoFrom(i18n._({ id: 'command.skip.also', message: 'pass on, next person' }));
    case 'hold':
      return alsoFrom(i18n._({ id: 'command.hold.also', message: 'hold, unhold, pause, wait' }));
    case 'mute':
      return alsoFrom(i18n._({ id: 'command.mute.also', message: 'microphone, silence me' }));
    case 'transfer':
      return alsoFrom(i18n._({ id: 'command.transfer.also', message: 'hand over, forward, connect to' }));
    case 'park':
      return alsoFrom(i18n._({ id: 'command.park.also', message: 'leave, set aside' }));
    case 'record':
      return alsoFrom(i18n._({ id: 'command.record.also', message: 'recording, tape' }));
    case 'end':
      return alsoFrom(i18n._({ id: 'command.hangUp.also', message: 'hang up, finish, drop' }));
    case 'retrieve':
      return alsoFrom(i18n._({ id: 'command.retrieve.also', message: 'retrieve, unpark, parked' }));
  }
}

/** Why there is nothing to do it with. @param isThere a call in the right phase, to which it does not apply */
export function noneWords(place: Place, isThere: boolean, i18n: I18n): string {
  if (isThere) return i18n._({ id: 'transfer.notNow', message: "That can't be done with this call now." });
  switch (place) {
    case 'answer':
    case 'voicemail':
      return i18n._({ id: 'command.nothingRings', message: 'Nothing rings now.' });
    case 'skip':
      return i18n._({ id: 'command.noQueueCall', message: 'No queue call rings now.' });
    case 'retrieve':
      return i18n._({ id: 'command.nothingParked', message: 'No call is parked.' });
    case 'hold':
    case 'mute':
    case 'transfer':
    case 'park':
    case 'record':
    case 'end':
      return i18n._({ id: 'command.noTalk', message: 'You are on no call now.' });
  }
}
