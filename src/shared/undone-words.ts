import type { I18n } from '@lingui/core';
import type { Operation } from './call-control.ts';

/** What did not happen. @param device the phone it was about */
export function undoneWords(operation: Operation, device: string | undefined, i18n: I18n): string {
  switch (operation) {
    case 'answer-on':
    case 'retrieve':
      return onDeviceWords(operation, device, i18n);
    case 'hang-up':
    case 'hold':
    case 'resume':
    case 'mute':
    case 'unmute':
      return talkingWords(operation, i18n);
    case 'to-voicemail':
    case 'skip':
    case 'stop-ringing':
    case 'forward-to':
    case 'reply':
      return ringingWords(operation, i18n);
    case 'transfer':
    case 'ask-first':
    case 'join-calls':
    case 'park':
    case 'flip':
      return movingWords(operation, i18n);
    case 'record':
    case 'pause-recording':
    case 'resume-recording':
      return recordingWords(operation, i18n);
  }
}

function onDeviceWords(operation: 'answer-on' | 'retrieve', device: string | undefined, i18n: I18n): string {
  if (operation === 'retrieve')
    return i18n._({ id: 'undone.retrieve', message: 'Could not take the parked call back.' });
  return device === undefined
    ? i18n._({ id: 'undone.answer', message: 'Could not answer the call.' })
    : i18n._({ id: 'undone.answerOn', message: 'Could not answer on {device}.', values: { device } });
}

function talkingWords(operation: 'hang-up' | 'hold' | 'resume' | 'mute' | 'unmute', i18n: I18n): string {
  switch (operation) {
    case 'hang-up':
      return i18n._({ id: 'undone.hangUp', message: 'Could not end the call.' });
    case 'hold':
      return i18n._({ id: 'undone.hold', message: 'Could not put the call on hold.' });
    case 'resume':
      return i18n._({ id: 'undone.resume', message: 'Could not resume the call.' });
    case 'mute':
      return i18n._({ id: 'undone.mute', message: 'Could not mute. The other side hears you.' });
    case 'unmute':
      return i18n._({ id: 'undone.unmute', message: "Could not unmute. The other side can't hear you." });
  }
}

function ringingWords(
  operation: 'to-voicemail' | 'skip' | 'stop-ringing' | 'forward-to' | 'reply',
  i18n: I18n,
): string {
  switch (operation) {
    case 'to-voicemail':
      return i18n._({ id: 'undone.voicemail', message: 'Could not send to voicemail.' });
    case 'skip':
      return i18n._({ id: 'undone.skip', message: 'Could not pass the call on.' });
    case 'stop-ringing':
      return i18n._({ id: 'undone.stopRinging', message: 'Could not stop your phones ringing.' });
    case 'forward-to':
      return i18n._({ id: 'undone.forward', message: 'Could not forward the call.' });
    case 'reply':
      return i18n._({ id: 'undone.reply', message: 'Could not send the reply.' });
  }
}

function movingWords(
  operation: 'transfer' | 'ask-first' | 'join-calls' | 'park' | 'flip',
  i18n: I18n,
): string {
  switch (operation) {
    case 'transfer':
      return i18n._({ id: 'undone.transfer', message: 'Could not transfer the call.' });
    case 'ask-first':
      return i18n._({ id: 'undone.askFirst', message: 'Could not call them to ask.' });
    case 'join-calls':
      return i18n._({ id: 'undone.join', message: 'Could not join the calls.' });
    case 'park':
      return i18n._({ id: 'undone.park', message: 'Could not park the call.' });
    case 'flip':
      return i18n._({ id: 'undone.flip', message: 'Could not move the call to another phone.' });
  }
}

function recordingWords(operation: 'record' | 'pause-recording' | 'resume-recording', i18n: I18n): string {
  switch (operation) {
    case 'record':
      return i18n._({ id: 'undone.record', message: 'Could not start the recording.' });
    case 'pause-recording':
      return i18n._({ id: 'undone.pauseRecording', message: 'Could not pause the recording. It goes on.' });
    case 'resume-recording':
      return i18n._({ id: 'undone.resumeRecording', message: 'Could not go on recording. It is paused.' });
  }
}
