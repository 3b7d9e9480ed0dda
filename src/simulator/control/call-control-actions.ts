import { callOperations, type CallRequest, type HandOnTarget } from '../call-control-types.ts';
import type { Simulator } from '../simulator.ts';
import type { Action, ControlParts } from './action.ts';
import * as read from './arguments.ts';
import { deed, onCall } from './call-actions.ts';
import { ControlError } from './control-error.ts';

const targets = ['phoneNumber', 'extensionNumber', 'extensionId', 'voicemail', 'parkOrbit'] as const;

function targetOf(from: read.Arguments): HandOnTarget | undefined {
  const kind = targets.find((one) => from[one] !== undefined);
  return kind && { kind, value: read.needText(from, kind) };
}

/** The newest party of this extension in the call. */
function partyOf(simulator: Simulator, call: string, extensionId: number): string | undefined {
  const { parties = [] } = (simulator.world.telephonySession(call) ?? {}) as {
    readonly parties?: readonly { readonly id: string; readonly extensionId?: string }[];
  };
  return parties.findLast((one) => one.extensionId === String(extensionId))?.id;
}

function secondOf(simulator: Simulator, from: read.Arguments, extensionId: number): CallRequest['second'] {
  const telephonySessionId = read.text(from, 'second');
  if (telephonySessionId === undefined) return undefined;
  return { telephonySessionId, partyId: partyOf(simulator, telephonySessionId, extensionId) ?? '' };
}

/** What another client of the same person asks for, with the platform's own rules. */
function request({ simulator }: ControlParts, from: read.Arguments) {
  const operation = read.oneOf(from, 'operation', callOperations);
  if (operation === undefined)
    throw new ControlError(400, `"operation" must be one of ${callOperations.join(', ')}`);
  const telephonySessionId = read.call(simulator, from);
  const extensionId = read.actor(simulator, from, telephonySessionId);
  const text = read.text(from, 'reply');
  const optional = read.given({
    deviceId: read.text(from, 'device'),
    flipId: read.text(from, 'flip'),
    recordingId: read.text(from, 'recording'),
    target: targetOf(from),
    second: secondOf(simulator, from, extensionId),
    reply: text === undefined ? undefined : { text },
  });
  const partyId = partyOf(simulator, telephonySessionId, extensionId);
  return simulator.world.callControl.act({
    ...{ operation, extensionId, telephonySessionId, partyId },
    ...optional,
  });
}

function changeRight({ simulator }: ControlParts, from: read.Arguments) {
  const extensionId = read.someone(simulator, from);
  const { callControl } = simulator.world;
  callControl.changeRight(extensionId, read.needText(from, 'permission'), read.truth(from, 'has', false));
  return { lacking: [...callControl.lackingRights(extensionId)] };
}

function changeRule({ simulator }: ControlParts, from: read.Arguments) {
  const extensionId = read.someone(simulator, from);
  const isAutomatic = read.truth(from, 'automatic', true);
  simulator.world.callControl.changeRecordingRule(extensionId, isAutomatic);
  return { extension: extensionId, automatic: isAutomatic };
}

const transfer = onCall((simulator, call, from) => {
  const to = read.extension(simulator, from, 'to');
  if (to === undefined) throw new ControlError(400, '"to" must be given');
  simulator.world.telephony.transfer(call, read.actor(simulator, from, call), to);
});
const mute = onCall((simulator, call, from) =>
  simulator.world.telephony.muteOnPhone(
    call,
    read.actor(simulator, from, call),
    read.truth(from, 'muted', true),
  ),
);
const park = onCall(
  (simulator, call, from) => void simulator.world.telephony.park(call, read.actor(simulator, from, call)),
);
const pickUp = onCall((simulator, call, from) => {
  const device = read.given({ deviceId: read.text(from, 'device') });
  const extensionId = read.someone(simulator, from);
  simulator.world.telephony.pickUpParked(call, { extensionId, ...device });
});
const record = onCall((simulator, call, from) => {
  const type = read.truth(from, 'automatic', false) ? 'Automatic' : 'OnDemand';
  simulator.world.telephony.record(call, read.actor(simulator, from, call), type);
});

/** What people do on their phones, what other clients ask for, and who may do what. */
export const callControlActions: readonly Action[] = [
  deed(
    'transfer',
    ['call', 'extension', 'to'],
    '`extension`, who talks, hands `call` on to `to` by hand.',
    transfer,
  ),
  deed(
    'mute',
    ['call', 'extension', 'muted'],
    'The button on the phone of `extension`: the platform does not hear of it.',
    mute,
  ),
  deed('park', ['call', 'extension'], '`extension` parks `call` by hand.', park),
  deed(
    'pick-up',
    ['call', 'extension', 'device'],
    '`extension` takes the parked `call` by dialling its slot (on `device`).',
    pickUp,
  ),
  deed(
    'record',
    ['call', 'extension', 'automatic'],
    '`extension` records `call` by hand, or a rule does (`automatic`).',
    record,
  ),
  {
    method: 'GET',
    path: '/calls/requests',
    what: 'Every request that would change a call, with its verdict, and what is parked.',
    takes: [],
    run: ({ simulator: { world } }) => ({
      requests: world.callControl.acts(),
      parked: world.callControl.parked(),
    }),
  },
  {
    method: 'POST',
    path: '/calls/request',
    what: 'Another client of `extension` asks for `operation`, under the same rules.',
    takes: [
      ...(['call', 'extension', 'operation', 'device', 'flip', 'recording', 'reply', 'second'] as const),
      ...targets,
    ],
    run: request,
  },
  {
    method: 'POST',
    path: '/user-permissions',
    what: 'Gives `extension` the user `permission`, or takes it away (`has`).',
    takes: ['extension', 'permission', 'has'],
    run: changeRight,
  },
  {
    method: 'POST',
    path: '/recording-rule',
    what: 'Every talk of `extension` is recorded from now on, or not (`automatic`).',
    takes: ['extension', 'automatic'],
    run: changeRule,
  },
];
