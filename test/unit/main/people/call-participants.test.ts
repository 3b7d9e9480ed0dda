import { describe, expect, it } from 'vitest';
import {
  type KnownExtensions,
  type ParticipantCall,
  type ParticipantLeg,
  participantsOf,
} from '../../../../src/main/people/call-participants.ts';

const entries: Readonly<Record<string, ReturnType<KnownExtensions['find']>>> = {
  '50000001': { kind: 'person', name: 'Boss' },
  '50000002': { kind: 'person', name: 'Assistant' },
  '50001007': { kind: 'person', name: 'Dana' },
  '50002222': { kind: 'queue', name: 'Sales Queue' },
  '50003333': { kind: 'other', name: 'Main menu' },
  '50005555': { kind: 'room', name: 'Oak' },
};
const known: KnownExtensions = { accountId: '9001', isRead: true, find: (id) => entries[id] };

const leg = (different: Partial<ParticipantLeg> = {}): ParticipantLeg => ({
  ...{ direction: 'Inbound', result: 'Accepted', from: {}, to: {}, durationSeconds: 20, ...different },
});
const call = (
  legs: readonly ParticipantLeg[],
  different: Partial<ParticipantCall> = {},
): ParticipantCall => ({
  ...leg(different),
  legs,
});
const shown = (of: ParticipantCall, by: KnownExtensions = known) =>
  participantsOf(of, by).map(({ kind, name, teamPersonId, answered }) => [
    kind,
    name,
    teamPersonId,
    answered,
  ]);

describe('who had a part in a call', () => {
  it('is a colleague by the id of the extension, which is the id in team messaging', () => {
    const legs = [leg({ extensionId: '50001007', isMaster: true, from: { number: '+14155550123' } })];
    expect(shown(call(legs))).toEqual([
      ['person', 'Dana', '50001007', true],
      ['outside', undefined, undefined, false],
    ]);
  });

  it.each<[string, string, string]>([
    ['a queue', '50002222', 'queue'],
    ['a menu', '50003333', 'route'],
    ['a room', '50005555', 'room'],
  ])('is %s, which is no person', (_, extensionId, kind) => {
    expect(shown(call([leg({ extensionId })]))).toEqual([
      [kind, entries[extensionId]?.name, undefined, false],
    ]);
  });

  it('is somebody who has left by the name in the log, and has no place in team messaging', () => {
    const legs = [leg({ extensionId: '50004444', to: { name: 'Gone Person' } })];
    expect(shown(call(legs))).toEqual([['former', 'Gone Person', undefined, false]]);
    expect(shown(call(legs), { ...known, isRead: false })).toEqual([
      ['unknown', 'Gone Person', undefined, false],
    ]);
  });

  it('is the one who talked for somebody else', () => {
    const legs = [leg({ extensionId: '50000001', delegateId: '50000002', isMaster: true })];
    expect(shown(call(legs))).toEqual([
      ['person', 'Boss', '50000001', false],
      ['person', 'Assistant', '50000002', true],
    ]);
  });

  it('is the last of two who talked as long: it was handed on', () => {
    const legs = [leg({ extensionId: '50000001' }), leg({ extensionId: '50001007' })];
    expect(shown(call(legs)).filter(([, , , answered]) => answered)).toEqual([
      ['person', 'Dana', '50001007', true],
    ]);
  });

  it('is nobody’s own telephone', () => {
    const legs = [
      leg({
        direction: 'Outbound',
        legType: 'FindMe',
        extensionId: '50001007',
        to: { number: '+16505550163' },
      }),
    ];
    expect(shown(call(legs))).toHaveLength(1);
  });

  it('is each of them once, in every role', () => {
    const legs = [
      leg({ extensionId: '50001007', from: { extensionId: '50000001', name: 'Boss' } }),
      leg({ extensionId: '50001007', to: { extensionId: '50001007' } }),
    ];
    const found = participantsOf(call(legs), known);
    expect(found.map(({ key, roles }) => [key, roles])).toEqual([
      ['9001:50001007', ['for', 'callee']],
      ['9001:50000001', ['caller']],
    ]);
  });

  it('of another account is kept apart from a colleague with the same id', () => {
    const legs = [leg({ extensionId: '50001007' }), leg({ extensionId: '50001007', accountId: '9002' })];
    expect(participantsOf(call(legs), known).map(({ key }) => key)).toEqual([
      '9001:50001007',
      '9002:50001007',
    ]);
  });

  it('is known from a record without legs, too', () => {
    expect(shown(call([], { extensionId: '50001007', from: { number: '+14155550123' } }))).toHaveLength(2);
    expect(shown(call([], {}))).toEqual([]);
  });
});
