import { type Call, isIncomingRing } from '../../shared/call.ts';
import { type CallControl, type ControlRight, offerOf, type Operation } from '../../shared/call-control.ts';

/** Which buttons a call has; `none` where it can only be steered by hand. */
export type ControlForm = 'ringing' | 'talking' | 'parked' | 'none';

const whileRinging: readonly Operation[] = ['answer-on', 'to-voicemail', 'skip', 'reply', 'forward-to'];
const whileTalking: readonly Operation[] = ['hang-up', 'hold', 'resume', 'mute', 'unmute', 'transfer'];

export function controlForm(call: Call, control: CallControl, right: ControlRight): ControlForm {
  if (call.phase === 'ended' || right.has === 'no') return 'none';
  const has = (some: readonly Operation[]): boolean =>
    some.some((operation) => offerOf(control, operation) !== 'not-now');
  if (call.phase === 'parked') return has(['retrieve', 'hang-up']) ? 'parked' : 'none';
  if (isIncomingRing(call)) return has(whileRinging) ? 'ringing' : 'none';
  return has(whileTalking) ? 'talking' : 'none';
}
