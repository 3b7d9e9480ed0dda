import type { I18n } from '@lingui/core';
import type { Operation } from '../../shared/call-control.ts';

/** What stands on the button: its effect, never the mechanism. */
export function operationWords(operation: Operation, i18n: I18n): string {
  switch (operation) {
    case 'hang-up':
      return i18n._({ id: 'control.hangUp', message: 'End' });
    case 'hold':
      return i18n._({ id: 'control.hold', message: 'Hold' });
    case 'resume':
      return i18n._({ id: 'control.resume', message: 'Resume' });
    case 'mute':
      return i18n._({ id: 'control.mute', message: 'Mute' });
    case 'unmute':
      return i18n._({ id: 'control.unmute', message: 'Unmute' });
    case 'answer-on':
    case 'to-voicemail':
    case 'skip':
    case 'stop-ringing':
    case 'forward-to':
    case 'reply':
      return ringingWords(operation, i18n);
    case 'record':
    case 'pause-recording':
    case 'resume-recording':
      return recordingWords(operation, i18n);
    case 'transfer':
    case 'ask-first':
    case 'join-calls':
    case 'park':
    case 'retrieve':
    case 'flip':
      return movingWords(operation, i18n);
  }
}

type Ringing = 'answer-on' | 'to-voicemail' | 'skip' | 'stop-ringing' | 'forward-to' | 'reply';

function ringingWords(operation: Ringing, i18n: I18n): string {
  switch (operation) {
    case 'answer-on':
      return i18n._({ id: 'control.answer', message: 'Answer' });
    case 'to-voicemail':
      return i18n._({ id: 'control.voicemail', message: 'Voicemail' });
    case 'skip':
      return i18n._({ id: 'control.skip', message: 'Skip' });
    case 'stop-ringing':
      return i18n._({ id: 'control.stopRinging', message: 'Stop my phones ringing' });
    case 'forward-to':
      return i18n._({ id: 'control.forward', message: 'Forward to…' });
    case 'reply':
      return i18n._({ id: 'control.reply', message: 'Reply' });
  }
}

function recordingWords(operation: 'record' | 'pause-recording' | 'resume-recording', i18n: I18n): string {
  switch (operation) {
    case 'record':
      return i18n._({ id: 'control.record', message: 'Record' });
    case 'pause-recording':
      return i18n._({ id: 'control.pauseRecording', message: 'Pause recording' });
    case 'resume-recording':
      return i18n._({ id: 'control.resumeRecording', message: 'Go on recording' });
  }
}

type Moving = 'transfer' | 'ask-first' | 'join-calls' | 'park' | 'retrieve' | 'flip';

function movingWords(operation: Moving, i18n: I18n): string {
  switch (operation) {
    case 'transfer':
      return i18n._({ id: 'control.transfer', message: 'Transfer…' });
    case 'ask-first':
      return i18n._({ id: 'control.askFirst', message: 'Ask first' });
    case 'join-calls':
      return i18n._({ id: 'control.join', message: 'Join calls' });
    case 'park':
      return i18n._({ id: 'control.park', message: 'Park' });
    case 'retrieve':
      return i18n._({ id: 'control.retrieve', message: 'Take it back' });
    case 'flip':
      return i18n._({ id: 'control.flip', message: 'Move to another phone' });
  }
}

/** What a tooltip adds where the word on the button does not say all of its effect. */
export function effectWords(operation: Operation, i18n: I18n): string | undefined {
  switch (operation) {
    case 'skip':
      return i18n._({ id: 'control.skipHint', message: 'The call goes to the next person.' });
    case 'to-voicemail':
      return i18n._({ id: 'control.voicemailHint', message: 'The caller can leave you a message.' });
    case 'stop-ringing':
      return i18n._({ id: 'control.stopRingingHint', message: 'The caller goes on hearing it ring.' });
    case 'park':
      return i18n._({ id: 'control.parkHint', message: 'Anybody can take it up at another phone.' });
    case 'mute':
      return i18n._({ id: 'control.muteHint', message: 'The other side stops hearing you.' });
    default:
      return undefined;
  }
}
