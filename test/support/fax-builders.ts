import type { FaxItem, FaxNumber, FaxParty, FaxRow, FaxSentTo } from '../../src/shared/fax.ts';
import type { FaxState } from '../../src/shared/fax-state.ts';
import { noFaxes } from '../../src/shared/fax-state.ts';
import type { Identity } from '../../src/shared/person.ts';
import { builtAt } from './builders.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function faxNumber(shown: string): FaxNumber {
  return { e164: shown.replace(/[^\d+]/g, ''), shown };
}

function faxParty(shown: string, name?: string): FaxParty {
  return {
    number: faxNumber(shown),
    shown: name ?? shown,
    identity: name === undefined ? undefined : known(name),
  };
}

function known(name: string): Identity {
  return {
    ...{ personId: `personal:${name}`, source: 'personal', kind: 'person', name, detail: undefined },
    ...{ label: 'fax', favourite: false, also: [], alsoCount: 0 },
  };
}

export const faxParties = {
  clinic: faxParty('+1 (312) 555-0188', 'Mercy Clinic'),
  unknown: faxParty('+1 (646) 555-0101'),
  museum: faxParty('+1 (757) 555-0161', 'Hampton Museum'),
  foreign: faxParty('+44 20 7946 0160', 'Far Away Imports'),
  longName: faxParty(
    '+49 30 5550 10123',
    'Gemeinschaftspraxis Dres. von Hohenlohe-Waldenburg-Schillingsfürst und Kollegen',
  ),
  rightToLeft: faxParty('+971 4 555 0123', 'مؤسسة النور'),
  /** A caller chooses the name; this one turns what follows it round. */
  hostile: { ...faxParty('+1 (212) 555-0199'), shown: 'Clinic \u202egpj.exe', identity: undefined },
  hidden: { number: undefined, shown: '', identity: undefined },
  own: faxParty('+1 (650) 555-0100'),
} as const satisfies Record<string, FaxParty>;

export function sentTo(party: FaxParty, status: FaxSentTo['status'] = 'sent', errorCode?: string): FaxSentTo {
  return { ...party, status, errorCode };
}

let nextFax = 2_391_440_000;

/** A received fax of three pages; say only what differs. */
export function receivedFax(different: Partial<FaxRow> = {}): FaxRow {
  nextFax += 1000;
  return {
    id: String(nextFax),
    direction: 'inbound',
    createdAt: builtAt - 2 * hour,
    unread: false,
    from: faxParties.clinic,
    to: [sentTo(faxParties.own, 'unknown')],
    pages: 3,
    resolution: 'High',
    coverText: undefined,
    phase: 'received',
    sendAt: undefined,
    content: 'kept',
    turn: 0,
    ...different,
  };
}

/** A fax of two pages that reached its one recipient. */
export function sentFax(different: Partial<FaxRow> = {}): FaxRow {
  return receivedFax({
    ...{ direction: 'outbound', phase: 'sent', from: faxParties.own, pages: 2 },
    ...{ to: [sentTo(faxParties.clinic)], ...different },
  });
}

let nextItem = 0;

/** A fax of two pages that is being uploaded to one recipient. */
export function faxItem(different: Partial<FaxItem> = {}): FaxItem {
  nextItem += 1;
  return {
    id: `item-${nextItem}`,
    phase: 'uploading',
    to: [sentTo(faxParties.clinic, 'waiting')],
    files: ['referral.pdf'],
    pages: 2,
    bytes: 2_400_000,
    bytesSent: 0,
    waits: undefined,
    attempt: 1,
    faxId: undefined,
    problem: undefined,
    sendAt: undefined,
    writtenAt: builtAt - 40_000,
    changedAt: builtAt - 5000,
    canCancel: false,
    twinFaxId: undefined,
    unconfirmed: false,
    ...different,
  };
}

export function faxState(different: Partial<FaxState> = {}): FaxState {
  return {
    ...noFaxes,
    ...{ status: 'ready', version: 1, readAt: builtAt - 2 * minute },
    ownNumber: faxNumber('+1 (650) 555-0100'),
    ...different,
  };
}

/** So many received ones, newest first, every third unread. */
export function manyFaxes(count: number): readonly FaxRow[] {
  const parties = [faxParties.clinic, faxParties.unknown, faxParties.museum, faxParties.longName];
  return Array.from({ length: count }, (_, index) =>
    receivedFax({
      id: `many-${index}`,
      from: parties[index % parties.length] ?? faxParties.clinic,
      createdAt: builtAt - index * 7 * hour,
      unread: index % 3 === 0,
      pages: 1 + (index % 12),
    }),
  );
}

/** A few of every kind, newest first. */
export const someFaxes: readonly FaxRow[] = [
  receivedFax({ id: 'in-1', unread: true }),
  receivedFax({ id: 'in-2', from: faxParties.unknown, pages: 1, createdAt: builtAt - day, unread: true }),
  receivedFax({ id: 'in-3', from: faxParties.museum, pages: 17, createdAt: builtAt - 3 * day }),
  receivedFax({ id: 'in-4', from: faxParties.longName, createdAt: builtAt - 9 * day }),
  receivedFax({ id: 'in-5', from: faxParties.rightToLeft, pages: 2, createdAt: builtAt - 12 * day }),
  receivedFax({ id: 'in-6', from: faxParties.hostile, pages: 1, createdAt: builtAt - 20 * day }),
  receivedFax({ id: 'in-7', from: faxParties.hidden, pages: 1, createdAt: builtAt - 21 * day }),
  sentFax({ id: 'out-1', coverText: 'Please find the signed order attached.' }),
  sentFax({
    ...{ id: 'out-2', phase: 'partly', createdAt: builtAt - day, pages: 7 },
    to: [
      sentTo(faxParties.clinic),
      sentTo(faxParties.unknown, 'failed', 'LineBusy'),
      sentTo(faxParties.museum),
    ],
  }),
  sentFax({
    ...{ id: 'out-3', phase: 'failed', createdAt: builtAt - 2 * day },
    to: [sentTo(faxParties.foreign, 'failed', 'InternationalCallingDisabled')],
  }),
  sentFax({ id: 'out-4', createdAt: builtAt - 6 * day, to: [sentTo(faxParties.longName)] }),
  sentFax({
    ...{ id: 'later-1', phase: 'scheduled', sendAt: builtAt + 3 * day, content: 'not-yet' },
    to: [sentTo(faxParties.museum, 'waiting')],
  }),
];
