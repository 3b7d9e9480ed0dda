import {
  type KnownRecordings,
  learnRecordings,
  noRecordings,
  recordingOf,
  type RecordingState,
} from '../../../../src/main/call-control/recording.ts';
import type { Steering } from '../../../../src/main/call-control/steering.ts';
import type { SessionParty, SessionReport } from '../../../../src/main/ringcentral/reports.ts';
import type { JudgedParty } from '../../../../src/simulator/world/control-rules.ts';
import { ownExtensionId, sessionEvent, sessionParty } from '../../../support/reports.ts';
import { callsInTest } from '../calls/calls-in-test.ts';

type Kind = 'direct' | 'queue' | 'made' | 'ring-out' | 'ring-out-waits' | 'conference';

/** One call as the rules see it, and as the app sees it by the platform's events for it. */
export type MatrixState = {
  readonly kind: Kind;
  readonly party: JudgedParty;
  readonly isConference: boolean;
  readonly muted: boolean;
  readonly hasSecondCall: boolean;
  readonly recording: RecordingState;
  readonly steering: Steering;
};

const kinds: readonly Kind[] = ['direct', 'queue', 'made', 'ring-out', 'ring-out-waits', 'conference'];
const codes = [
  'Setup',
  'Proceeding',
  'Answered',
  'Hold',
  'Parked',
  'VoiceMail',
  'Disconnected',
  'Gone',
] as const;
const recordings = ['off', 'on', 'paused', 'by-rule'] as const;
const flags = [false, true] as const;

const talks: readonly string[] = ['Answered', 'Hold'];

/** Every state that a call of the person's own can be in. */
export function* matrixStates(): Generator<MatrixState> {
  for (const kind of kinds)
    for (const code of codesOf(kind))
      for (const recording of talks.includes(code) && kind !== 'ring-out-waits'
        ? recordings
        : (['off'] as const))
        for (const muted of code === 'Answered' ? flags : [false])
          for (const hasSecondCall of code === 'Hold' ? flags : [false])
            yield stateOf(kind, code, recording, muted, hasSecondCall);
}

type Code = (typeof codes)[number];

/** Nobody parks what they called themselves, and what waits for its other half rings or is over. */
function codesOf(kind: Kind): readonly Code[] {
  const isMade = kind === 'made' || kind.startsWith('ring-out');
  if (kind === 'ring-out-waits') return ['Proceeding', 'Answered'];
  return isMade ? codes.filter((code) => code !== 'Parked' && code !== 'VoiceMail') : codes;
}

function stateOf(
  kind: Kind,
  code: Code,
  recording: RecordingState,
  muted: boolean,
  hasSecondCall: boolean,
): MatrixState {
  const isCalled = kind === 'direct' || kind === 'queue' || kind === 'conference';
  const party: JudgedParty = {
    ...{
      code,
      isOwn: true,
      isCalled,
      isQueueCall: kind === 'queue',
      isCommanded: false,
      isInLocation: false,
    },
    ...{ hasOtherEnd: talks.includes(code) && kind !== 'ring-out-waits', recording },
  };
  const { steering, known } = steeringFor(kind, code, recording, muted);
  return {
    kind,
    party,
    isConference: kind === 'conference',
    muted,
    hasSecondCall,
    recording: recordingOf(known),
    steering,
  };
}

/** By the events that the platform sends for it, through the reducer of calls. */
function steeringFor(
  kind: Kind,
  code: Code,
  recording: RecordingState,
  muted: boolean,
): { steering: Steering; known: KnownRecordings } {
  let last: Steering | undefined;
  let known = noRecordings;
  const calls = callsInTest({
    steered: (list) => {
      last = list.at(-1);
      if (last !== undefined) known = learnRecordings(known, last);
    },
  });
  const isRingOut = kind.startsWith('ring-out');
  const isMade = kind === 'made' || isRingOut;
  const origin = kind === 'conference' ? 'Conference' : isRingOut ? 'RingOut' : 'Call';
  const own: Partial<SessionParty> = {
    direction: isMade ? 'Outbound' : 'Inbound',
    queueCall: kind === 'queue',
    ringOutRole: isRingOut ? 'Initiator' : undefined,
    muted,
  };
  let sequence = 0;
  const tell = (party: Partial<SessionParty>): void => {
    sequence += 1;
    const report: Partial<SessionReport> = { origin, timestamp: calls.clock.now() };
    calls.session(sessionEvent(sequence, [sessionParty(party)], report));
  };
  const other = {
    id: 'p-3',
    extensionId: undefined,
    ...(isRingOut ? { ringOutRole: 'Target' as const } : {}),
  };
  tell({ ...own, status: code === 'Setup' ? 'Setup' : 'Proceeding' });
  const isTalk = talks.includes(code) || code === 'Parked';
  if (isRingOut)
    tell({
      ...other,
      direction: 'Outbound',
      status: kind === 'ring-out' && isTalk ? 'Answered' : 'Proceeding',
    });
  if (isTalk) {
    const byRule = recording === 'by-rule' ? [{ id: '77', active: true, mode: undefined }] : [];
    tell({ ...own, status: 'Answered', recordings: byRule });
    calls.clock.pass(5_000);
    if (recording === 'on' || recording === 'paused')
      tell({
        ...own,
        status: 'Answered',
        recordings: [{ id: '77', active: recording === 'on', mode: undefined }],
      });
  }
  tell({ ...own, status: code, ...(code === 'Parked' ? { parkSlot: '*813' } : {}) });
  if (last === undefined) throw new Error(`nothing was told of ${kind} ${code} ${ownExtensionId}`);
  return { steering: last, known };
}
