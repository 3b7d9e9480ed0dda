import type { CallAct, CallReply, ControlDevice } from '../../shared/call-control.ts';
import type { ControlTarget, ControlWish } from '../ringcentral/call-control-port.ts';
import type { KnownRecordings } from './recording.ts';
import type { Steering } from './steering.ts';

export type WishGround = {
  readonly steering: Steering;
  readonly recordings: KnownRecordings;
  readonly devices: readonly ControlDevice[];
  /** My mailbox is known by it. */
  readonly ownExtensionId: string | undefined;
  /** The platform's id of a colleague, by their extension number. */
  readonly extensionIdOf: (extensionNumber: string) => string | undefined;
  readonly callOf: (callId: string) => Steering | undefined;
};

/** What is asked of the platform for an act; undefined where something it names is not there. */
export function wishFor(act: CallAct, ground: WishGround): ControlWish | undefined {
  switch (act.kind) {
    case 'hang-up':
    case 'hold':
    case 'park':
    case 'record':
      return { kind: act.kind };
    case 'resume':
      return { kind: 'unhold' };
    case 'ask-first':
      return { kind: 'hold' };
    case 'mute':
    case 'unmute':
      return { kind: 'mute', muted: act.kind === 'mute' };
    case 'stop-ringing':
      return { kind: 'reject' };
    case 'skip':
      return skip(ground);
    case 'answer-on':
      return { kind: 'answer', deviceId: act.deviceId };
    case 'retrieve':
      return { kind: 'pickup', deviceId: act.deviceId };
    case 'flip':
      return { kind: 'flip', callFlipId: act.flipId };
    case 'to-voicemail':
      return ground.ownExtensionId === undefined
        ? undefined
        : { kind: 'forward', to: { voicemail: ground.ownExtensionId } };
    case 'forward-to':
      return sendOn('forward', act, ground);
    case 'transfer':
      return sendOn('transfer', act, ground);
    case 'reply':
      return replyWish(act.reply);
    case 'join-calls':
      return bridge(ground.callOf(act.withCallId));
    case 'pause-recording':
    case 'resume-recording':
      return keepRecording(act.kind === 'resume-recording', ground.recordings);
  }
}

function targetFor(to: string): ControlTarget {
  return to.startsWith('+') ? { phoneNumber: to } : { extensionNumber: to };
}

function sendOn(
  kind: 'forward' | 'transfer',
  { how, to }: Extract<CallAct, { kind: 'forward-to' | 'transfer' }>,
  { extensionIdOf }: WishGround,
): ControlWish | undefined {
  if (how === 'now') return { kind, to: targetFor(to) };
  const voicemail = extensionIdOf(to);
  return voicemail === undefined ? undefined : { kind, to: { voicemail } };
}

/** The platform seldom says which phone rings; then any of mine that is on stands for them. */
function skip({ steering, devices }: WishGround): ControlWish | undefined {
  const able = devices.filter(({ answers, online }) => answers !== 'no' && online !== false);
  const deviceId = steering.own?.deviceId ?? able.find(({ online }) => online)?.id ?? able[0]?.id;
  return deviceId === undefined ? undefined : { kind: 'ignore', deviceId };
}

function replyWish(reply: CallReply): ControlWish {
  if (reply.kind === 'text') return { kind: 'reply-text', text: reply.text };
  const minutes = reply.kind === 'later' ? reply.minutes : undefined;
  return { kind: 'reply-pattern', pattern: reply.pattern, minutes };
}

function bridge(second: Steering | undefined): ControlWish | undefined {
  const telephonySessionId = second?.call.telephonySessionId;
  const partyId = second?.partyId;
  if (telephonySessionId === undefined || partyId === undefined) return undefined;
  return { kind: 'bridge', telephonySessionId, partyId };
}

function keepRecording(active: boolean, { here }: KnownRecordings): ControlWish | undefined {
  const recordingId = here.at(-1)?.id;
  return recordingId === undefined ? undefined : { kind: 'keep-recording', recordingId, active };
}
