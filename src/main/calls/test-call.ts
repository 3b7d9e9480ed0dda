import type { Call } from '../../shared/call.ts';
import type { Chance, Clock } from '../clock.ts';
import type { SessionParty, SessionReport } from '../ringcentral/reports.ts';

export type TestCallPorts = {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'uuid'>;
  /** The same door that the platform's events come through. */
  readonly session: (report: SessionReport) => void;
};

export type TestCall = {
  /** Rings for a while and ends as a call nobody answered. A second one waits for the first to end. */
  readonly ring: (
    own: { readonly extensionId: string; readonly name: string; readonly number: string },
    callerName: string,
  ) => void;
  readonly close: () => void;
};

const ringsFor = 15_000;
const prefix = 'test-';

/** It rang only on this computer: no list and no screen-pop may take it for a call. */
export function isTestCall(call: Pick<Call, 'id'>): boolean {
  return call.id.startsWith(prefix);
}

/** Lets a person see, before it counts, what a call does on this desktop. */
export function createTestCall({ clock, chance, session }: TestCallPorts): TestCall {
  let cancelEnd: (() => void) | undefined;
  return {
    ring: (own, callerName) => {
      if (cancelEnd !== undefined) return;
      const id = `${prefix}${chance.uuid()}`;
      const tell = (sequence: number, party: Pick<SessionParty, 'status' | 'reason' | 'missedCall'>): void =>
        session({
          telephonySessionId: id,
          sessionId: undefined,
          sequence,
          timestamp: clock.now(),
          creationTime: clock.now(),
          origin: 'Call',
          parties: [{ ...party, ...partyOf(id, own, callerName) }],
          damaged: false,
        });
      tell(1, { status: 'Proceeding', reason: undefined, missedCall: false });
      cancelEnd = clock.after(ringsFor, () => {
        cancelEnd = undefined;
        tell(2, { status: 'Disconnected', reason: 'Cancelled', missedCall: true });
      });
    },
    close: () => cancelEnd?.(),
  };
}

function partyOf(
  id: string,
  own: { readonly extensionId: string; readonly name: string; readonly number: string },
  callerName: string,
): Omit<SessionParty, 'status' | 'reason' | 'missedCall'> {
  const nobody = { number: undefined, name: undefined, extensionId: undefined, deviceId: undefined };
  return {
    id: `${id}-1`,
    extensionId: own.extensionId,
    direction: 'Inbound',
    from: { ...nobody, number: own.number, name: callerName },
    to: { ...nobody, name: own.name, extensionId: own.extensionId },
    queueCall: false,
    ringOutRole: undefined,
    ...{ muted: false, recordings: undefined, parkSlot: undefined, standAlone: false },
    ...{ isInConference: false, peer: undefined },
  };
}
