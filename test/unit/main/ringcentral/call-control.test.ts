import { describe, expect, it } from 'vitest';
import { createCallControlDoor } from '../../../../src/main/ringcentral/call-control.ts';
import type { ControlAnswer, ControlWish } from '../../../../src/main/ringcentral/call-control-port.ts';
import { answer, scriptDoors, type ScriptedAnswer } from '../../../support/scripted-door.ts';

const scripted = scriptDoors();
const at = { telephonySessionId: 's-1', partyId: 'p-1-2' };
const party = '/restapi/v1.0/account/~/telephony/sessions/s-1/parties/p-1-2';
const session = '/restapi/v1.0/account/~/telephony/sessions/s-1';

const error = (status: number, errorCode: string, more: object = {}): ScriptedAnswer =>
  answer(status, { errorCode, message: 'no', errors: [{ errorCode, message: 'no', ...more }] });

const act = (wish: ControlWish, withinMs = 6_000): Promise<ControlAnswer> =>
  scripted.clock.whileWaiting(
    createCallControlDoor(scripted.door.door).controlParty(at, wish, withinMs),
    120_000,
  );

describe('one wish is one request', () => {
  const wishes: readonly (readonly [ControlWish, string, unknown])[] = [
    [{ kind: 'hang-up' }, `DELETE ${session}`, undefined],
    [{ kind: 'hold' }, `POST ${party}/hold`, undefined],
    [{ kind: 'unhold' }, `POST ${party}/unhold`, undefined],
    [{ kind: 'mute', muted: true }, `PATCH ${party}`, { party: { muted: true } }],
    [{ kind: 'reject' }, `POST ${party}/reject`, undefined],
    [{ kind: 'ignore', deviceId: '83' }, `POST ${party}/ignore`, { deviceId: '83' }],
    [{ kind: 'answer', deviceId: '83' }, `POST ${party}/answer`, { deviceId: '83' }],
    [{ kind: 'pickup', deviceId: '83' }, `POST ${party}/pickup`, { deviceId: '83' }],
    [{ kind: 'forward', to: { voicemail: '13' } }, `POST ${party}/forward`, { voicemail: '13' }],
    [{ kind: 'transfer', to: { phoneNumber: '+1415' } }, `POST ${party}/transfer`, { phoneNumber: '+1415' }],
    [{ kind: 'reply-text', text: 'Later' }, `POST ${party}/reply`, { replyWithText: 'Later' }],
    [
      { kind: 'reply-pattern', pattern: 'CallMeBackLater', minutes: 10 },
      `POST ${party}/reply`,
      { replyWithPattern: { pattern: 'CallMeBackLater', time: 10, timeUnit: 'Minute' } },
    ],
    [
      { kind: 'reply-pattern', pattern: 'OnMyWay', minutes: undefined },
      `POST ${party}/reply`,
      { replyWithPattern: { pattern: 'OnMyWay' } },
    ],
    [
      { kind: 'bridge', telephonySessionId: 's-2', partyId: 'p-2-1' },
      `POST ${party}/bridge`,
      { telephonySessionId: 's-2', partyId: 'p-2-1' },
    ],
    [{ kind: 'flip', callFlipId: '3' }, `POST ${party}/flip`, { callFlipId: '3' }],
    [{ kind: 'park' }, `POST ${party}/park`, undefined],
    [{ kind: 'record' }, `POST ${party}/recordings`, undefined],
    [
      { kind: 'keep-recording', recordingId: '77', active: false },
      `PATCH ${party}/recordings/77`,
      { active: false },
    ],
  ];
  it.each(wishes)('%o', async (wish, line, body) => {
    let sent: unknown;
    await scripted.answering(async (request) => {
      const text = await request.clone().text();
      sent = text === '' ? undefined : JSON.parse(text);
      return new Response(null, { status: 204 });
    });
    expect(await act(wish)).toMatchObject({ kind: 'done', party: undefined, recording: undefined });
    expect(scripted.came).toEqual([line]);
    expect(sent).toEqual(body);
  });
});

describe('what the platform says of it', () => {
  const answers: readonly (readonly [string, ScriptedAnswer, Partial<ControlAnswer>])[] = [
    [
      'an app without the right',
      error(403, 'CMN-401', { permissionName: 'CallControl' }),
      { kind: 'refused', why: 'no-right', code: 'CMN-401', permission: 'CallControl' },
    ],
    [
      'a person without the right',
      error(403, 'CMN-408'),
      { kind: 'refused', why: 'no-right', code: 'CMN-408' },
    ],
    [
      'a feature that is not there',
      error(403, 'CMN-109'),
      { kind: 'refused', why: 'no-right', code: 'CMN-109' },
    ],
    [
      'a call nobody knows',
      error(404, 'CMN-102', { parameterName: 'telephonySessionId' }),
      { kind: 'refused', why: 'not-found', parameter: 'telephonySessionId' },
    ],
    ['another state', error(409, 'TAS-109'), { kind: 'refused', why: 'conflict', code: 'TAS-109' }],
    ['the same action at the same time', error(429, 'CMN-304'), { kind: 'refused', why: 'conflict' }],
    [
      'a number it cannot call',
      error(400, 'CMN-101', { parameterName: 'phoneNumber' }),
      { kind: 'refused', why: 'bad-request', parameter: 'phoneNumber' },
    ],
    ['its own trouble', error(500, 'CMN-201'), { kind: 'refused', why: 'failed' }],
    ['a gateway that gave up', answer(504, '<html>'), { kind: 'lost' }],
    ['too many', answer(429, {}, { 'retry-after': '20' }), { kind: 'too-many', retryAfterMs: 20_000 }],
  ];
  it.each(answers)('%s', async (_, said, expected) => {
    await scripted.answering(said, answer(200, {}));
    expect(await act({ kind: 'hold' })).toMatchObject(expected);
    expect(scripted.came).toHaveLength(1);
  });

  it('how the party stands, and the number of the request', async () => {
    const told = { id: 'p-1-2', direction: 'Inbound', status: { code: 'Hold' }, muted: true };
    await scripted.answering(answer(200, told, { rcrequestid: 'r-1' }));
    expect(await act({ kind: 'hold' })).toMatchObject({
      ...{ kind: 'done', requestId: 'r-1' },
      party: { id: 'p-1-2', status: 'Hold', muted: true },
    });
  });

  it('which recording it is', async () => {
    await scripted.answering(answer(201, { id: '77', active: true, mode: 'OnDemand' }));
    const { recording } = (await act({ kind: 'record' })) as Extract<ControlAnswer, { kind: 'done' }>;
    expect(recording).toEqual({ id: '77', active: true, mode: 'OnDemand' });
  });

  it.each(['{"id":', '[]', '"yes"', 'null'])(
    'in words nobody understands (%s) is done all the same',
    async (body) => {
      await scripted.answering(answer(200, body));
      expect(await act({ kind: 'hold' })).toMatchObject({ kind: 'done', party: undefined });
    },
  );
});

describe('what never left is told from what may have arrived', () => {
  const failing =
    (code: string): ScriptedAnswer =>
    () => {
      throw Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(code), { code }) });
    };
  it.each([
    ['ECONNREFUSED', 'offline'],
    ['ENOTFOUND', 'offline'],
    ['ECONNRESET', 'lost'],
    ['UND_ERR_SOCKET', 'lost'],
  ])('%s', async (code, kind) => {
    await scripted.answering(failing(code), answer(200, {}));
    expect(await act({ kind: 'park' })).toMatchObject({ kind });
    expect(scripted.came).toHaveLength(1);
  });

  it('nothing is sent that had to wait for longer than it is worth', async () => {
    await scripted.answering(answer(200, {}));
    const late = createCallControlDoor({
      ...scripted.door.door,
    }).controlParty(at, { kind: 'hold' }, -1);
    expect(await scripted.clock.whileWaiting(late)).toEqual({ kind: 'offline' });
    expect(scripted.came).toEqual([]);
  });

  it('an id that would lead elsewhere is refused here', async () => {
    await scripted.answering(answer(200, {}));
    const odd = createCallControlDoor(scripted.door.door).controlParty(
      { telephonySessionId: '..', partyId: 'x/../../y' },
      { kind: 'hold' },
      6_000,
    );
    expect(await scripted.clock.whileWaiting(odd)).toMatchObject({ kind: 'refused' });
    expect(scripted.came).toEqual([]);
  });
});

describe('the truth about a call', () => {
  const read = () =>
    scripted.clock.whileWaiting(createCallControlDoor(scripted.door.door).readSession('s-1'), 60_000);
  it('is the session with its parties', async () => {
    const told = {
      id: 's-1',
      parties: [{ id: 'p-1-2', direction: 'Inbound', status: { code: 'Parked', parkData: '*813' } }],
    };
    await scripted.answering(answer(200, told));
    expect(await read()).toMatchObject({
      kind: 'session',
      report: { parties: [{ status: 'Parked', parkSlot: '*813' }] },
    });
  });
  it('is that it is gone', async () => {
    await scripted.answering(error(404, 'CMN-102'));
    expect(await read()).toEqual({ kind: 'gone' });
  });
  it('is not told by an answer about another call, or none', async () => {
    await scripted.answering(answer(200, { id: 's-2', parties: [] }));
    expect(await read()).toEqual({ kind: 'no-answer' });
    await scripted.answering(error(403, 'CMN-401'));
    expect(await read()).toEqual({ kind: 'no-answer' });
  });
});
