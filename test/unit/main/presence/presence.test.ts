import { describe, expect, it } from 'vitest';
import { createPresence, type Presence } from '../../../../src/main/presence/presence.ts';
import type { PresenceReport } from '../../../../src/main/ringcentral/reports.ts';
import type { OwnPresence } from '../../../../src/shared/presence.ts';
import { ownPresence } from '../../../support/builders.ts';
import { ownExtensionId, presenceAnswer, presenceEvent } from '../../../support/reports.ts';

type PresenceInTest = Presence & {
  readonly shown: () => OwnPresence | undefined;
  readonly written: Partial<OwnPresence>[];
  readonly failures: Partial<OwnPresence>[];
  readonly answer: (presence: Partial<OwnPresence>) => Promise<void>;
  readonly refuse: () => Promise<void>;
};

function presenceInTest(): PresenceInTest {
  let shown: OwnPresence | undefined;
  const written: Partial<OwnPresence>[] = [];
  const failures: Partial<OwnPresence>[] = [];
  const open: PromiseWithResolvers<PresenceReport>[] = [];
  const presence = createPresence({
    write: (change) => {
      written.push(change);
      const question = Promise.withResolvers<PresenceReport>();
      open.push(question);
      return question.promise;
    },
    save: (next) => {
      shown = next;
    },
    failed: (change) => void failures.push(change),
  });
  presence.follow(ownExtensionId);
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  };
  return {
    ...presence,
    shown: () => shown,
    written,
    failures,
    answer: async (news) => {
      open.shift()?.resolve(presenceAnswer([], { presence: news }));
      await settle();
    },
    refuse: async () => {
      open.shift()?.reject(new Error('refused'));
      await settle();
    },
  };
}

const event = (sequence: number, presence: Partial<OwnPresence>): PresenceReport =>
  presenceEvent(sequence, undefined, { presence });

describe('own availability', () => {
  it('is what the newest report says; what a report leaves out stays', () => {
    const presence = presenceInTest();
    presence.report(event(10, ownPresence({ message: 'Back at two' })));
    presence.report(event(12, { dndStatus: 'DoNotAcceptAnyCalls' }));
    presence.report(event(11, { dndStatus: 'TakeAllCalls', userStatus: 'Busy' }));
    expect(presence.shown()).toEqual(
      ownPresence({ message: 'Back at two', dndStatus: 'DoNotAcceptAnyCalls' }),
    );
  });

  it('[D16] is not what somebody else’s report says', () => {
    const presence = presenceInTest();
    presence.report(presenceEvent(1, [], { presence: ownPresence(), extensionId: '99' }));
    expect(presence.shown()).toBeUndefined();
  });

  it('changes when the platform has confirmed it, not before', async () => {
    const presence = presenceInTest();
    presence.report(event(1, ownPresence()));
    presence.setDnd('DoNotAcceptAnyCalls');
    await Promise.resolve();
    expect(presence.written).toEqual([{ dndStatus: 'DoNotAcceptAnyCalls' }]);
    expect(presence.shown()?.dndStatus).toBe('TakeAllCalls');
    await presence.answer({ dndStatus: 'DoNotAcceptAnyCalls' });
    expect(presence.shown()?.dndStatus).toBe('DoNotAcceptAnyCalls');
  });

  it('shows what the platform answered, not what was asked', async () => {
    const presence = presenceInTest();
    presence.report(event(1, ownPresence()));
    presence.setDnd('DoNotAcceptAnyCalls');
    await Promise.resolve();
    await presence.answer({ dndStatus: 'DoNotAcceptDepartmentCalls' });
    expect(presence.shown()?.dndStatus).toBe('DoNotAcceptDepartmentCalls');
  });

  it('stays as it was when the platform refuses, and says so', async () => {
    const presence = presenceInTest();
    presence.report(event(1, ownPresence()));
    presence.setUserStatus('Busy');
    await Promise.resolve();
    await presence.refuse();
    expect(presence.shown()).toEqual(ownPresence());
    expect(presence.failures).toEqual([{ userStatus: 'Busy' }]);
  });

  it('sends quick choices one after the other, so that the last one stays', async () => {
    const presence = presenceInTest();
    presence.report(event(1, ownPresence()));
    presence.setDnd('DoNotAcceptAnyCalls');
    presence.setDnd('TakeAllCalls');
    await Promise.resolve();
    expect(presence.written).toHaveLength(1);
    await presence.answer({ dndStatus: 'DoNotAcceptAnyCalls' });
    await presence.answer({ dndStatus: 'TakeAllCalls' });
    expect(presence.written).toHaveLength(2);
    expect(presence.shown()?.dndStatus).toBe('TakeAllCalls');
  });

  it.each(['Unknown', 'TakeDepartmentCallsOnly'] as const)('never asks for %s', async (status) => {
    const presence = presenceInTest();
    presence.setDnd(status);
    await Promise.resolve();
    expect(presence.written).toEqual([]);
  });

  it('is unknown after signing out, and a late answer does not bring it back', async () => {
    const presence = presenceInTest();
    presence.report(event(1, ownPresence()));
    presence.setUserStatus('Busy');
    await Promise.resolve();
    presence.forget();
    await presence.answer({ userStatus: 'Busy' });
    expect(presence.shown()).toBeUndefined();
  });
});
