import type { DialTarget } from '../../src/shared/dialling.ts';
import type { Identity } from '../../src/shared/person.ts';
import type { OwnPhone, OwnPhones, RingOut, RingOutEnding, RingOutLeg } from '../../src/shared/ring-out.ts';
import { builtAt } from './builders.ts';

const second = 1000;

export const ownPhone = {
  desk: phone('device:830155420005', 'desk-phone', 'Desk phone', undefined),
  app: phone('device:830155421005', 'app', 'RingCentral app', undefined),
  mobile: phone('number:1435830005', 'mobile', 'Mobile', '+1 (415) 555-0190'),
  home: { ...phone('number:1435831005', 'home', 'Home', '+1 (415) 555-0191'), online: false },
} as const satisfies Record<string, OwnPhone>;

function phone(id: string, kind: OwnPhone['kind'], label: string, shown: string | undefined): OwnPhone {
  const number = shown?.replace(/[^\d+]/g, '');
  return { id, kind, label, number, shown, online: shown === undefined ? true : undefined };
}

export function ownPhones(different: Partial<OwnPhones> = {}): OwnPhones {
  return {
    status: 'ready',
    phones: Object.values(ownPhone),
    callerIds: [
      { number: '+16505550111', shown: '+1 (650) 555-0111', label: 'Company' },
      { number: '+16505550101', shown: '+1 (650) 555-0101', label: 'Direct' },
    ],
    defaultCallerId: '+16505550101',
    chosenId: ownPhone.desk.id,
    chosenBecause: 'last-used',
    allowed: true,
    why: undefined,
    ...different,
  };
}

export function identity(name: string, different: Partial<Identity> = {}): Identity {
  return {
    personId: `personal:${name}`,
    source: 'personal',
    kind: 'person',
    name,
    detail: undefined,
    label: 'work',
    favourite: false,
    also: [],
    alsoCount: 0,
    ...different,
  };
}

export const targets = {
  ada: {
    ...{ to: '+12125550100', shown: '+1 (212) 555-0100', kind: 'number', region: 'New York, US' },
    identity: identity('Ada Lovelace', {
      ...{ detail: 'Owner · Analytical Interiors', label: 'mobile', favourite: true },
    }),
  },
  unknown: {
    ...{ to: '+14155550137', shown: '+1 (415) 555-0137', kind: 'number', region: 'California, US' },
    identity: undefined,
  },
  colleague: {
    ...{ to: '104', shown: '104', kind: 'extension', region: undefined },
    identity: identity('Sam Rivera', {
      ...{ personId: 'company:62100458007', source: 'company', label: undefined, detail: 'Operations' },
    }),
  },
  longName: {
    ...{ to: '+4930555010123', shown: '+49 30 5550 10123', kind: 'number', region: 'Berlin, DE' },
    identity: identity(
      'Dr. Maximiliane Theodora von Hohenlohe-Waldenburg-Schillingsfürst zu Oehringen und Neuenstein',
    ),
  },
  rightToLeft: {
    ...{ to: '+97145550123', shown: '+971 4 555 0123', kind: 'number', region: 'Dubai, AE' },
    identity: identity('عبد الرحمن بن محمد'),
  },
} as const satisfies Record<string, DialTarget>;

let nextRingOut = 0;

/** A call to Ada that rings my desk phone; say only what differs. */
export function ringOut(different: Partial<RingOut> = {}): RingOut {
  nextRingOut += 1;
  return {
    id: `r-${nextRingOut}`,
    target: targets.ada,
    from: ownPhone.desk,
    callerId: undefined,
    phase: 'own-phone-rings',
    own: 'ringing',
    theirs: 'waits',
    noNews: false,
    canCancel: true,
    cancelling: false,
    ending: undefined,
    callId: undefined,
    askedAt: builtAt - 9 * second,
    theirsRangAt: undefined,
    connectedAt: undefined,
    endedAt: undefined,
    requestId: '0c5f1d2e-7a54-4c1d-9b8e-2f64c1f5a9d1',
    ...different,
  };
}

/** One that is over, a moment ago. */
export function endedRingOut(
  ending: RingOutEnding,
  [own, theirs]: readonly [own: RingOutLeg, theirs: RingOutLeg],
  different: Partial<RingOut> = {},
): RingOut {
  const endedAt = builtAt - second;
  return ringOut({ phase: 'ended', own, theirs, ending, endedAt, canCancel: false, ...different });
}
