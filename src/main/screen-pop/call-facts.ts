import type { Call, CallDirection, CallEnding, CallLine, CallParty } from '../../shared/call.ts';
import type { PastCall } from '../../shared/call-list.ts';
import { callKey, partyKey } from '../../shared/past-calls.ts';
import type { PopMoment, PopPlaceholder } from '../../shared/screen-pop.ts';

/** What rules look at, of a call that lives as of one of the past. */
export type CallFacts = {
  /** The same while it lives and afterwards: nothing is done twice for it. */
  readonly callKey: string;
  readonly direction: CallDirection;
  readonly party: CallParty;
  readonly line: CallLine | undefined;
  /** The platform's time, ms since the epoch. */
  readonly startedAt: number;
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly ending: CallEnding | undefined;
};

export type PopValues = Readonly<Record<PopPlaceholder, string>>;

export function factsOfCall(call: Call): CallFacts {
  const { direction, party, line, startedAt, answeredAt, endedAt, ending } = call;
  return { callKey: callKey(call), direction, party, line, startedAt, answeredAt, endedAt, ending };
}

export function factsOfPastCall(call: PastCall): CallFacts {
  const { direction, party, line, startedAt, ending, rangSeconds = 0, talkedSeconds } = call;
  const overRingingAt = startedAt + rangSeconds * 1000;
  return {
    ...{ callKey: callKey(call), direction, party, line, startedAt, ending },
    answeredAt: ending.kind === 'answered-here' ? overRingingAt : undefined,
    endedAt: overRingingAt + (talkedSeconds ?? 0) * 1000,
  };
}

/** The moments a call that is over has gone through, in order. */
export function momentsOf({ direction, ending, answeredAt }: CallFacts): readonly PopMoment[] {
  switch (ending?.kind) {
    case 'answered-here':
      return ['ringing', 'answered', 'ended'];
    case 'missed':
    case 'voicemail':
      return direction === 'inbound' ? ['ringing', 'missed'] : ['ringing'];
    default:
      return direction === 'outbound' && answeredAt !== undefined
        ? ['ringing', 'answered', 'ended']
        : ['ringing'];
  }
}

/** Which of them the end of a call is; undefined where a colleague took it, or nobody knows. */
export function momentOfEnd(facts: CallFacts): 'ended' | 'missed' | undefined {
  const last = momentsOf(facts).at(-1);
  return last === 'ended' || last === 'missed' ? last : undefined;
}

/** Empty where nothing is known: never the words "undefined" or "null". */
export function valuesOf({ party, line }: Pick<CallFacts, 'party' | 'line'>): PopValues {
  const nobody: PopValues = { number: '', e164: '', name: '', extension: '', line: line?.name ?? '' };
  switch (party.kind) {
    case 'number':
      return { ...nobody, number: party.number.e164, e164: party.number.e164, name: party.name ?? '' };
    case 'colleague': {
      const { extensionNumber } = party;
      return { ...nobody, number: extensionNumber, extension: extensionNumber, name: party.name ?? '' };
    }
    case 'masked':
      return { ...nobody, number: party.shown, name: party.name ?? '' };
    case 'anonymous':
      return nobody;
  }
}

/** For a cool-down; undefined where calls cannot be told to be of the same number. */
export function numberKeyOf({ party }: Pick<CallFacts, 'party'>): string | undefined {
  return partyKey(party);
}

/** Empty for a hidden number. */
export function whoOf({ party }: Pick<CallFacts, 'party'>): string {
  switch (party.kind) {
    case 'number':
      return party.name ?? party.number.shown;
    case 'colleague':
      return party.name ?? party.extensionNumber;
    case 'masked':
      return party.name ?? party.shown;
    case 'anonymous':
      return '';
  }
}
