import type { AppState } from '../../src/shared/app-state.ts';
import type { Call } from '../../src/shared/call.ts';
import type {
  CallAct,
  CallControl,
  ControlFailure,
  Operation,
  WhereItWent,
} from '../../src/shared/call-control.ts';
import { call, connectedCall, endedCall, endings, lines, parties } from './builders.ts';
import {
  control,
  controlDevices,
  controlProblem,
  offersFor,
  pendingControl,
  steered,
  withheldFor,
} from './call-control-builders.ts';
import { targets } from './ring-out-builders.ts';

function one(each: Call, different: Partial<CallControl> = {}): AppState {
  return steered([[each, control(each, different)]]);
}

const onHold = (): Call => connectedCall({ phase: 'on-hold' });
const parkedCall = (): Call => connectedCall({ phase: 'parked' });
const spam = { ...parties.unknown, caution: { kind: 'spam', why: 'similar', count: 3 } } as const;

function withhold(
  each: Call,
  why: Parameters<typeof withheldFor>[1],
  devices = Object.values(controlDevices),
): AppState {
  return steered([[each, control(each, withheldFor(each, why))]], { devices });
}

function answerWithheld(why: 'no-device' | 'device-offline' | 'device-cannot'): AppState {
  const each = call({ devices: ['Desk phone', 'RingCentral app'] });
  return steered([[each, control(each, offersFor(each, { 'answer-on': why }))]], {
    devices: why === 'no-device' ? [] : [controlDevices.lobby],
  });
}

function withoutRight(each: Call, code: string): AppState {
  return steered([[each, control(each, withheldFor(each, 'no-right'))]], {
    right: { has: 'no', code, permission: 'CallControl' },
  });
}

const ringing = {
  'control.ring': one(call()),
  'control.ringOnePhone': steered([oneOffered(call())], { devices: [controlDevices.desk] }),
  'control.ringChoose': steered([oneOffered(call())], { lastAnsweredOn: undefined }),
  'control.ringNoDevice': answerWithheld('no-device'),
  'control.ringDeviceOffline': answerWithheld('device-offline'),
  'control.ringDeviceCannot': answerWithheld('device-cannot'),
  'control.ringQueue': one(call({ line: lines.support })),
  'control.ringSpam': one(call({ party: spam })),
  'control.ringAnonymous': anonymousRing(),
  'control.ringNotKnownYet': withhold(call(), 'not-known-yet'),
  'control.ringOffline': withhold(call(), 'offline'),
  'control.ringTest': withhold(call(), 'test-call'),
  'control.ringNoRight': withoutRight(call(), 'CMN-408'),
  'control.ringForward': one(call(), {
    draft: { text: '', how: 'ask-first' },
    lastTargets: [targets.colleague],
  }),
} satisfies Record<string, AppState>;

function oneOffered(each: Call): readonly [Call, CallControl] {
  return [each, control(each)];
}

function anonymousRing(): AppState {
  const each = call({ party: parties.anonymous });
  return one(each, offersFor(each, { reply: 'nobody-to-tell' }));
}

const talking = {
  'control.onCall': one(connectedCall()),
  'control.onHold': one(onHold()),
  'control.muted': one(connectedCall(), {
    offered: ['hang-up', 'hold', 'unmute', 'transfer', 'park', 'record'],
    muted: true,
  }),
  'control.recording': one(connectedCall(), {
    offered: ['hang-up', 'hold', 'mute', 'transfer', 'park', 'pause-recording'],
    recording: 'on',
  }),
  'control.recordingPaused': one(connectedCall(), {
    offered: ['hang-up', 'hold', 'mute', 'transfer', 'park', 'resume-recording'],
    recording: 'paused',
  }),
  'control.recordedByRule': withheldOne({ record: 'recorded-by-rule' }, { recording: 'by-rule' }),
  'control.noRecordingRight': withheldOne({ record: 'no-recording-right', flip: 'nothing-to-flip-to' }),
  'control.dialled': withheldOne({ park: 'incoming-only' }, {}, { direction: 'outbound', line: undefined }),
  'control.calling': one(call({ direction: 'outbound', line: undefined })),
  'control.onCallNoRight': withoutRight(connectedCall(), 'CMN-408'),
  'control.onCallNoRightOfApp': withoutRight(connectedCall(), 'CMN-401'),
  'control.parked': one(parkedCall(), { went: { kind: 'parked', slot: '*813' } }),
} satisfies Record<string, AppState>;

function withheldOne(
  withheld: Parameters<typeof offersFor>[1],
  different: Partial<CallControl> = {},
  ofCall: Partial<Call> = {},
): AppState {
  const each = connectedCall(ofCall);
  return one(each, { ...offersFor(each, withheld), ...different });
}

const deskId = controlDevices.desk.id;

/** Every action while its answer is awaited, with the call it is done with. */
const underWay: readonly (readonly [CallAct, () => Call])[] = [
  ...(['to-voicemail', 'skip', 'stop-ringing'] as const).map((kind) => [{ kind }, () => call()] as const),
  [{ kind: 'answer-on', deviceId: deskId }, () => call()],
  [{ kind: 'forward-to', how: 'now', to: '104' }, () => call()],
  [{ kind: 'reply', reply: { kind: 'pattern', pattern: 'OnMyWay' } }, () => call()],
  ...(
    ['hang-up', 'hold', 'mute', 'unmute', 'park', 'record', 'pause-recording', 'resume-recording'] as const
  ).map((kind) => [{ kind }, () => connectedCall()] as const),
  [{ kind: 'resume' }, onHold],
  [{ kind: 'transfer', how: 'now', to: '104' }, () => connectedCall()],
  [{ kind: 'ask-first', to: '+12125550100' }, () => connectedCall()],
  [{ kind: 'join-calls', withCallId: 's-0' }, onHold],
  [{ kind: 'flip', flipId: '2' }, () => connectedCall()],
  [{ kind: 'retrieve', deviceId: deskId }, parkedCall],
];

const pending = Object.fromEntries(
  underWay.map(([act, callFor]) => {
    const each = callFor();
    return [
      `control.pending.${act.kind}`,
      steered([[each, { ...pendingControl(each, act), lastTargets: [targets.colleague] }]]),
    ];
  }),
);

function failed(operation: Operation, why: ControlFailure): AppState {
  const each = underWay.find(([act]) => act.kind === operation)?.[1]() ?? call();
  const isOfPhone = operation === 'answer-on' || operation === 'retrieve';
  return one(each, {
    problem: controlProblem(operation, why, isOfPhone ? { deviceLabel: 'Desk phone' } : {}),
  });
}

const reasons: Readonly<Record<ControlFailure, Operation>> = {
  'call-changed': 'to-voicemail',
  'call-over': 'hold',
  'in-the-way': 'transfer',
  'no-right': 'hang-up',
  'no-recording-right': 'record',
  'device-offline': 'answer-on',
  'device-cannot': 'answer-on',
  'wrong-number': 'forward-to',
  'not-possible': 'park',
  'too-many': 'hold',
  offline: 'to-voicemail',
  'no-sign': 'answer-on',
  failed: 'reply',
};

const failures = {
  ...Object.fromEntries(
    (Object.keys(reasons) as ControlFailure[]).map((why) => [
      `control.failed.${why}`,
      failed(reasons[why], why),
    ]),
  ),
  ...Object.fromEntries(underWay.map(([{ kind }]) => [`control.noSign.${kind}`, failed(kind, 'no-sign')])),
};

const person = (
  how: 'forwarded' | 'transferred' | 'joined',
  now: 'on-its-way' | 'ringing' | 'talking' | 'voicemail' | 'over' | 'unknown',
): WhereItWent => ({ kind: 'person', how, target: targets.colleague, now });

const endsOf: readonly (readonly [string, WhereItWent])[] = [
  ['voicemail', { kind: 'voicemail' }],
  ['queue', { kind: 'queue' }],
  ['replied', { kind: 'replied' }],
  ['onItsWay', person('forwarded', 'on-its-way')],
  ['rings', person('transferred', 'ringing')],
  ['talks', person('joined', 'talking')],
  ['nobody', person('transferred', 'voicemail')],
  ['over', person('transferred', 'over')],
  ['unknown', person('forwarded', 'unknown')],
  ['theirVoicemail', { kind: 'their-voicemail', target: targets.colleague }],
];

const went = Object.fromEntries(
  endsOf.map(([name, each]) => {
    const ended = endedCall(each.kind === 'voicemail' ? endings.voicemail : endings.declined);
    return [`control.went.${name}`, steered([[ended, control(ended, { went: each })]])];
  }),
);

function askingState(isTalking: boolean): AppState {
  const caller = onHold();
  const asked = (isTalking ? connectedCall : call)({
    direction: 'outbound',
    party: { ...parties.colleague, name: 'Sam Rivera' },
    line: undefined,
  });
  const joins = { offered: [...offersFor(caller).offered, 'join-calls'] as const };
  const asking = { target: targets.colleague, callId: asked.id };
  const state = steered([
    [caller, control(caller, { ...(isTalking ? joins : {}), asking })],
    [asked, control(asked)],
  ]);
  return { ...state, card: { ...state.card, focusId: caller.id } };
}

function several(): AppState {
  const talk = connectedCall({ party: parties.colleague });
  const rings = [
    call(),
    call({ party: parties.second, line: lines.direct }),
    call({ party: parties.unknown, line: lines.support }),
    call({ party: parties.third }),
    call({ party: parties.foreign }),
  ];
  return steered([talk, ...rings].map((each) => [each, control(each)] as const));
}

/** Two calls go on, and nobody looks at the card. */
function collapsed(): AppState {
  const calls = [connectedCall(), onHold()];
  const state = steered(calls.map((each) => [each, control(each)] as const));
  return { ...state, card: { ...state.card, collapsed: true } };
}

/** Every state of the control of calls, of which the cards and lists draw one each. */
export const callControlStates: Readonly<Record<string, AppState>> = {
  ...ringing,
  ...talking,
  ...pending,
  ...failures,
  ...went,
  'control.flipped': one(connectedCall({ devices: ['Mobile'] }), {
    went: { kind: 'flipped', label: 'Mobile' },
  }),
  'control.asking': askingState(false),
  'control.askingTalks': askingState(true),
  'control.several': several(),
  'control.collapsed': collapsed(),
};

/** On a call that is about to be handed over. */
export function handingOver(
  text: string,
  how: 'now' | 'ask-first' | 'voicemail',
  each = connectedCall(),
): AppState {
  return one(each, {
    draft: { text, how },
    lastTargets: [targets.colleague, targets.unknown],
  });
}
