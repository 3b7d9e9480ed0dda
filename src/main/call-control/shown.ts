import type { CallAct } from '../../shared/call-control.ts';
import type { RecordingState } from './recording.ts';
import type { Steering } from './steering.ts';

/** How the call stood when it was ordered, for what shows only as a change. */
export type Before = { readonly partyId: string | undefined };

/** Whether the call is as the action wanted it, or over: nothing more is to be waited for. */
export function isShown(
  act: CallAct,
  { call, own, partyId }: Steering,
  recording: RecordingState,
  before: Before,
): boolean {
  if (call.phase === 'ended') return true;
  switch (act.kind) {
    case 'hang-up':
    case 'to-voicemail':
    case 'skip':
    case 'stop-ringing':
    case 'forward-to':
    case 'reply':
    case 'transfer':
    case 'join-calls':
      return false;
    case 'answer-on':
      return call.phase !== 'ringing';
    case 'hold':
    case 'ask-first':
      return call.phase === 'on-hold';
    case 'resume':
      return call.phase === 'connected';
    case 'mute':
      return own?.muted === true;
    case 'unmute':
      return own?.muted === false;
    case 'park':
      return call.phase === 'parked';
    case 'retrieve':
      return call.phase !== 'parked';
    case 'flip':
      return partyId !== before.partyId;
    case 'record':
      return recording !== 'off';
    case 'pause-recording':
      return recording === 'paused';
    case 'resume-recording':
      return recording === 'on';
  }
}
