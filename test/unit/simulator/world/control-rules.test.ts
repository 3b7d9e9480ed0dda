import { describe, expect, it } from 'vitest';
import { callOperations, type CallOperation } from '../../../../src/simulator/call-control-types.ts';
import {
  judgeOperation,
  type Judged,
  type JudgedParty,
} from '../../../../src/simulator/world/control-rules.ts';

const mine: JudgedParty = {
  ...{ code: 'Answered', isOwn: true, isCalled: true, isQueueCall: true, hasOtherEnd: true },
  ...{ isCommanded: false, recording: 'off', isInLocation: false },
};
const all = { app: true, lacking: new Set<string>(), canRecord: true, canPark: true };
const recordings: readonly CallOperation[] = ['record', 'pause', 'resume'];

/** Everything as it should be for this operation, but for what is said. */
function judge(operation: CallOperation, party: Partial<JudgedParty> = {}, more: Partial<Judged> = {}) {
  const recording = operation === 'pause' || operation === 'resume' ? 'on' : 'off';
  return judgeOperation(operation, {
    session: { isConference: false },
    party: { ...mine, recording, ...party },
    device: { type: 'HardPhone', status: 'Online' },
    permission: all,
    second: mine,
    ...more,
  });
}

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

/** In which states of the own party each is done. */
const allowed: Readonly<Record<CallOperation, string>> = {
  'read-session': 'Setup Proceeding Answered Hold Parked VoiceMail Disconnected Gone',
  'read-party': 'Setup Proceeding Answered Hold Parked VoiceMail Disconnected Gone',
  end: 'Setup Proceeding Answered Hold Parked',
  drop: 'Setup Proceeding Answered Hold Parked',
  mute: 'Answered',
  unmute: 'Answered',
  hold: 'Answered',
  unhold: 'Hold',
  reject: 'Setup Proceeding',
  ignore: 'Setup Proceeding',
  reply: 'Setup Proceeding',
  answer: 'Setup Proceeding',
  forward: 'Setup Proceeding',
  pickup: 'Parked',
  transfer: 'Answered Hold',
  bridge: 'Hold',
  flip: 'Answered',
  park: 'Answered Hold',
  record: 'Answered Hold',
  pause: 'Answered Hold',
  resume: 'Answered Hold',
};

/** A state in which the operation is done. */
const goodCode = (operation: CallOperation) => codes.find((code) => allowed[operation].includes(code))!;
const changes = callOperations.filter((operation) => !operation.startsWith('read-'));

describe('whether the platform does what it is asked for', () => {
  it.each(callOperations)('%s depends on the state of the own party', (operation) => {
    const done = codes.filter((code) => judge(operation, { code }) === 'ok');
    expect(done.join(' ')).toBe(allowed[operation]);
  });

  it.each(callOperations)('%s wants the scope, and says which', (operation) => {
    const refusal = judge(operation, { code: goodCode(operation) }, { permission: { ...all, app: false } });
    expect(refusal).toMatchObject({ status: 403, errorCode: 'CMN-401', permissionName: 'CallControl' });
  });

  it.each(callOperations)('%s wants the person to have the permission', (operation) => {
    const party = { code: goodCode(operation) };
    const lacking = (name: string) => ({ permission: { ...all, lacking: new Set([name]) } });
    expect(judge(operation, party, lacking('CallControl'))).toMatchObject({
      ...{ status: 403, errorCode: 'CMN-408', permissionName: 'CallControl' },
    });
    const isRecording = recordings.includes(operation);
    const verdict = judge(operation, party, lacking('OnDemandCallRecording'));
    expect(verdict === 'ok').toBe(!isRecording);
  });

  it.each(changes)('%s is 404 for a session or a party that nobody knows, or that is over', (operation) => {
    for (const more of [{ session: undefined, party: undefined }, { party: undefined }])
      expect(judge(operation, {}, more)).toMatchObject({ status: 404, errorCode: 'CMN-102' });
    for (const code of ['VoiceMail', 'Disconnected', 'Gone'] as const)
      expect(judge(operation, { code })).toMatchObject({ status: 404 });
  });

  it.each(changes)('%s is refused for the party of a colleague, unless it is parked', (operation) => {
    const verdict = judge(operation, { code: goodCode(operation), isOwn: false });
    if (operation === 'pickup') expect(verdict).toBe('ok');
    else expect(verdict).toMatchObject({ status: 403, errorCode: 'CMN-404' });
  });

  it('takes an outbound call for what it is', () => {
    const refused = changes.filter(
      (operation) => judge(operation, { code: goodCode(operation), isCalled: false }) !== 'ok',
    );
    expect(refused).toEqual(['reject', 'ignore', 'reply', 'answer', 'forward', 'park']);
  });

  it('lets only calls to a queue be ignored', () => {
    const refused = changes.filter(
      (operation) => judge(operation, { code: goodCode(operation), isQueueCall: false }) !== 'ok',
    );
    expect(refused).toEqual(['ignore']);
  });

  it('says a wrong state with the status that is described', () => {
    const wrong = { code: 'Parked' } as const;
    expect(judge('hold', wrong)).toMatchObject({ status: 409, errorCode: 'TAS-106' });
    expect(judge('ignore', wrong)).toMatchObject({ status: 400, errorCode: 'TAS-106' });
  });

  it.each(['answer', 'pickup', 'ignore'] as const)('%s wants a phone that can', (operation) => {
    const party = { code: goodCode(operation) };
    const verdict = (device: Judged['device']) => judge(operation, party, { device });
    for (const type of ['HardPhone', 'SoftPhone'] as const) {
      expect(verdict({ type, status: 'Online' })).toBe('ok');
      expect(verdict({ type, status: 'Offline' })).toMatchObject({ status: 409, parameterName: 'deviceId' });
    }
    for (const type of ['OtherPhone', 'Paging', 'WebRTC', 'Room'] as const)
      expect(verdict({ type, status: 'Online' })).toMatchObject({ status: 400, errorCode: 'CMN-101' });
    expect(verdict('unknown')).toMatchObject({ status: 400, errorCode: 'CMN-102' });
    expect(verdict(undefined)).toMatchObject({ status: 400, errorCode: 'CMN-101' });
  });

  it('looks at a phone only where one is needed', () => {
    const device = { type: 'Paging', status: 'Offline' } as const;
    const refused = changes.filter(
      (operation) => judge(operation, { code: goodCode(operation) }, { device }) !== 'ok',
    );
    expect(refused).toEqual(['ignore', 'answer', 'pickup']);
  });

  it('lets nothing get in the way of a phone that was told to take the call, but an end', () => {
    const free = changes.filter(
      (operation) => judge(operation, { code: goodCode(operation), isCommanded: true }) === 'ok',
    );
    expect(free).toEqual(['end', 'drop', 'mute', 'unmute', 'ignore']);
    expect(judge('hold', { isCommanded: true })).toMatchObject({ status: 409, errorCode: 'TAS-107' });
  });

  it('starts a recording once, and stops none that a rule made', () => {
    const verdicts = (recording: JudgedParty['recording']) =>
      recordings.map((operation) => judge(operation, { recording }));
    expect(verdicts('off')).toMatchObject(['ok', { status: 404 }, { status: 404 }]);
    expect(verdicts('on')).toMatchObject([{ status: 409 }, 'ok', 'ok']);
    expect(verdicts('paused')).toMatchObject([{ status: 409 }, 'ok', 'ok']);
    expect(verdicts('by-rule')).toMatchObject([{ status: 409 }, { status: 409 }, { status: 409 }]);
  });

  it('says what the plan lacks', () => {
    const permission = { ...all, canRecord: false, canPark: false };
    for (const operation of recordings)
      expect(judge(operation, {}, { permission })).toMatchObject({ status: 403, errorCode: 'BIL-103' });
    expect(judge('park', {}, { permission })).toMatchObject({ status: 403, errorCode: 'CMN-109' });
    expect(judge('hold', {}, { permission })).toBe('ok');
  });

  it('keeps conferences together', () => {
    const session = { isConference: true };
    const refused = changes.filter(
      (operation) => judge(operation, { code: goodCode(operation) }, { session }) !== 'ok',
    );
    expect(refused).toEqual(['transfer', 'bridge', 'flip', 'park', 'record']);
  });

  it('lets nobody talk where nobody is there yet', () => {
    const alone = { hasOtherEnd: false };
    const refused = changes.filter(
      (operation) => judge(operation, { code: goodCode(operation), ...alone }) !== 'ok',
    );
    expect(refused.join(' ')).toBe('mute unmute hold unhold transfer bridge flip park record pause resume');
  });

  it('joins a held call only with one that is talked in', () => {
    const verdict = (second: Judged['second']) => judge('bridge', { code: 'Hold' }, { second });
    expect(verdict(mine)).toBe('ok');
    expect(verdict({ ...mine, code: 'Hold' })).toMatchObject({ status: 409 });
    expect(verdict({ ...mine, hasOtherEnd: false })).toMatchObject({ status: 409 });
    for (const second of [undefined, { ...mine, isOwn: false }, { ...mine, code: 'Gone' as const }])
      expect(verdict(second)).toMatchObject({ status: 400, parameterName: 'partyId' });
  });

  it('keeps to the letter of the reference where the account does', () => {
    const habits = { isDropForParkedOnly: true, isPickupFromLocationsOnly: true };
    expect(judge('drop', {}, { habits })).toMatchObject({ status: 400 });
    expect(judge('end', {}, { habits })).toBe('ok');
    expect(judge('drop', { code: 'Parked' }, { habits })).toBe('ok');
    expect(judge('pickup', { code: 'Parked' }, { habits })).toMatchObject({ status: 409 });
    expect(judge('pickup', { code: 'Parked', isInLocation: true }, { habits })).toBe('ok');
  });
});
