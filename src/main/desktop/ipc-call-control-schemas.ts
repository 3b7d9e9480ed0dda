import { z } from 'zod';
import {
  type CallAct,
  type ControlOrder,
  longestReply,
  type TransferDraft,
} from '../../shared/call-control.ts';

const id = z.string().min(1).max(200);
/** Only what can stand in `DialTarget.to`; what it means is judged where it is sent. */
const to = z.string().regex(/^\+?[0-9]{2,15}$/);
const deviceId = z.string().regex(/^[\w-]{1,64}$/);

const reply = z.union([
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1).max(longestReply) }),
  z.strictObject({
    kind: z.literal('pattern'),
    pattern: z.enum(['OnMyWay', 'InAMeeting', 'WillCallYouBack', 'CallMeBack']),
  }),
  z.strictObject({
    kind: z.literal('later'),
    pattern: z.enum(['WillCallYouBackLater', 'CallMeBackLater']),
    minutes: z.int().min(1).max(1_440),
  }),
]);

const act: z.ZodType<CallAct> = z.union([
  z.strictObject({
    kind: z.enum([
      ...(['hang-up', 'hold', 'resume', 'mute', 'unmute', 'to-voicemail', 'skip', 'stop-ringing'] as const),
      ...(['park', 'record', 'pause-recording', 'resume-recording'] as const),
    ]),
  }),
  z.strictObject({ kind: z.enum(['answer-on', 'retrieve']), deviceId }),
  z.strictObject({ kind: z.literal('ask-first'), to }),
  z.strictObject({ kind: z.literal('reply'), reply }),
  z.strictObject({ kind: z.enum(['forward-to', 'transfer']), how: z.enum(['now', 'voicemail']), to }),
  z.strictObject({ kind: z.literal('join-calls'), withCallId: id }),
  z.strictObject({ kind: z.literal('flip'), flipId: z.string().regex(/^\*?[0-9]{1,4}$/) }),
]);

const order: z.ZodType<ControlOrder> = z.strictObject({
  callId: id,
  seen: z.enum(['ringing', 'connected', 'on-hold', 'parked', 'ended']),
  act,
});

const draft: z.ZodType<TransferDraft> = z.strictObject({
  text: z.string().max(300),
  how: z.enum(['now', 'ask-first', 'voicemail']),
});

/** What each command about a live call may carry. */
export const callControlCommandInputs = {
  controlCall: z.tuple([order]),
  draftTransfer: z.tuple([id, draft.or(z.undefined())]),
  draftReply: z.tuple([id, z.string().max(longestReply)]),
  dismissControlProblem: z.tuple([id]),
  quietParkAlarm: z.tuple([id]),
};
