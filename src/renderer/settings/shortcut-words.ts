import type { I18n } from '@lingui/core';
import { type CallKey, callKeys } from '../../shared/call-aim.ts';
import type { Settings } from '../../shared/settings.ts';

type Name = keyof Settings['shortcuts'];

function isCallKey(name: Name): name is CallKey {
  return callKeys.some((key) => key === name);
}

export function labelOf(name: Name, i18n: I18n): string {
  if (isCallKey(name)) return callKeyWords(name, i18n).label;
  switch (name) {
    case 'showCard':
      return i18n._({ id: 'shortcuts.showCard', message: 'Show and focus the call card' });
    case 'silence':
      return i18n._({ id: 'shortcuts.silence', message: 'Silence ringing' });
    case 'quickCall':
      return i18n._({ id: 'shortcuts.quickCall', message: 'Quick call' });
    case 'callClipboard':
      return i18n._({ id: 'shortcuts.callClipboard', message: 'Call the selection or clipboard' });
    case 'openApp':
      return i18n._({ id: 'shortcuts.openApp', message: 'Open Ringside' });
    case 'toggleCalls':
      return i18n._({ id: 'shortcuts.toggleCalls', message: 'Take calls on or off' });
  }
}

export function effectOf(name: Name, i18n: I18n): string {
  if (isCallKey(name)) return callKeyWords(name, i18n).effect;
  switch (name) {
    case 'showCard':
      return i18n._({ id: 'shortcuts.showCardEffect', message: 'Puts the keyboard on the caller’s name.' });
    case 'silence':
      return i18n._({
        id: 'shortcuts.silenceEffect',
        message: 'Only on this computer. The call keeps ringing.',
      });
    case 'quickCall':
      return i18n._({ id: 'shortcuts.quickCallEffect', message: 'Opens the small window to call from.' });
    case 'callClipboard':
      return i18n._({
        id: 'shortcuts.callClipboardEffect',
        message: 'Fills Quick call with the number you selected or copied. It is read at that moment only.',
      });
    case 'openApp':
      return i18n._({ id: 'shortcuts.openAppEffect', message: 'Brings the main window to the front.' });
    case 'toggleCalls':
      return i18n._({
        id: 'shortcuts.toggleCallsEffect',
        message: 'Turns “No calls” on, and back to all calls.',
      });
  }
}

function callKeyWords(key: CallKey, i18n: I18n): { readonly label: string; readonly effect: string } {
  switch (key) {
    case 'answer':
      return {
        label: i18n._({ id: 'shortcuts.answer', message: 'Answer the call' }),
        effect: i18n._({
          id: 'shortcuts.answerEffect',
          message:
            'On the phone chosen under Calls. Where several calls or phones could be meant, the card asks.',
        }),
      };
    case 'sendAway':
      return {
        label: i18n._({ id: 'shortcuts.sendAway', message: 'Send to voicemail, or skip' }),
        effect: i18n._({
          id: 'shortcuts.sendAwayEffect',
          message: 'A queue’s call goes to the next person instead.',
        }),
      };
    case 'hold':
      return {
        label: i18n._({ id: 'shortcuts.hold', message: 'Hold or resume' }),
        effect: i18n._({ id: 'shortcuts.holdEffect', message: 'The caller waits until you press it again.' }),
      };
    case 'mute':
      return {
        label: i18n._({ id: 'shortcuts.mute', message: 'Mute or unmute' }),
        effect: i18n._({
          id: 'shortcuts.muteEffect',
          message: 'Apart from the phone’s own mute key: both must be off to be heard.',
        }),
      };
    case 'park':
      return {
        label: i18n._({ id: 'shortcuts.park', message: 'Park the call' }),
        effect: i18n._({
          id: 'shortcuts.parkEffect',
          message: 'Anybody can take it back on another phone, you too.',
        }),
      };
    case 'endCall':
      return {
        label: i18n._({ id: 'shortcuts.endCall', message: 'End the call' }),
        effect: i18n._({ id: 'shortcuts.endCallEffect', message: 'Hangs up for everybody, at once.' }),
      };
  }
}
