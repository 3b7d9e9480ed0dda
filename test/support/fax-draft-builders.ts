import type {
  FaxDraft,
  FaxFile,
  FaxFileRefusal,
  FaxFileState,
  FaxRecipient,
} from '../../src/shared/fax-draft.ts';
import { builtAt } from './builders.ts';
import { faxParties } from './fax-builders.ts';

const minute = 60_000;

/** Somebody known with a fax line; say only what differs. */
function faxRecipient(id: string, different: Partial<FaxRecipient> = {}): FaxRecipient {
  const { number, shown, identity } = faxParties.clinic;
  return { id, text: shown, number, identity, problem: undefined, note: undefined, ...different };
}

/** A number of nobody known. */
export function faxNumberRecipient(
  id: string,
  shown: string,
  different: Partial<FaxRecipient> = {},
): FaxRecipient {
  const number = { e164: shown.replace(/[^\d+]/g, ''), shown };
  return faxRecipient(id, { text: shown, number, identity: undefined, ...different });
}

export const recipients = {
  clinic: faxRecipient('clinic'),
  unknown: faxNumberRecipient('unknown', '+1 (646) 555-0101'),
  longName: faxRecipient('long', {
    identity: faxParties.longName.identity,
    number: faxParties.longName.number,
  }),
  rightToLeft: faxRecipient('rtl', {
    identity: faxParties.rightToLeft.identity,
    number: faxParties.rightToLeft.number,
  }),
  mobile: faxNumberRecipient('mobile', '+1 (917) 555-0140', { note: 'mobile' }),
  own: faxNumberRecipient('own', '+1 (650) 555-0100', { note: 'own-number' }),
  foreign: faxNumberRecipient('foreign', '+44 20 7946 0160', { note: 'international' }),
  home: faxNumberRecipient('home', '+1 (212) 555-0142', { text: '212 555 0142', note: 'home-country' }),
} as const satisfies Record<string, FaxRecipient>;

/** What was typed, and why no fax goes there. */
export function wrongRecipient(text: string, problem: NonNullable<FaxRecipient['problem']>): FaxRecipient {
  return faxRecipient(`wrong ${text}`, { text, number: undefined, identity: undefined, problem });
}

const ready: FaxFileState = { status: 'ready', pages: 4 };

/** A PDF of four pages; say only what differs. */
export function faxFile(name: string, different: Partial<FaxFile> = {}): FaxFile {
  return {
    id: name,
    name,
    linkTo: undefined,
    bytes: 212_000,
    kind: 'pdf',
    state: ready,
    pages: undefined,
    canEdit: true,
    sameAs: undefined,
    ...different,
  };
}

export function refusedFile(name: string, why: FaxFileRefusal, different: Partial<FaxFile> = {}): FaxFile {
  const state: FaxFileState = { status: 'refused', why, detail: undefined };
  return faxFile(name, { kind: undefined, canEdit: false, state, ...different });
}

export const files = {
  referral: faxFile('referral.pdf'),
  scan: faxFile('scan-colour.jpg', { kind: 'jpeg', bytes: 1_900_000, state: { status: 'ready', pages: 1 } }),
  sheet: faxFile('figures.xlsx', {
    ...{ kind: 'office', bytes: 300_000, canEdit: false, state: { status: 'ready', pages: undefined } },
  }),
} as const satisfies Record<string, FaxFile>;

/** A fax to one clinic, with four pages, ready to go; say only what differs. */
export function faxDraft(different: Partial<FaxDraft> = {}): FaxDraft {
  const { recipients: to = [recipients.clinic], files: inIt = [files.referral] } = different;
  const counts = inIt.map(pagesOf);
  return {
    id: 'draft-1',
    recipients: to,
    files: inIt,
    coverIndex: undefined,
    coverText: '',
    resolution: 'High',
    sendAt: undefined,
    bytes: inIt.reduce((sum, { bytes }) => sum + bytes, 0),
    pages: counts.every((count) => count !== undefined)
      ? counts.reduce((sum, count) => sum + count, 0)
      : undefined,
    concerns: [],
    obstacle: undefined,
    validRecipients: to.filter(({ problem }) => problem === undefined).length,
    leftOut: 0,
    savedAt: builtAt - 2 * minute,
    forwards: undefined,
    ...different,
  };
}

function pagesOf({ pages, state }: FaxFile): number | undefined {
  return pages?.length ?? (state.status === 'ready' ? state.pages : 0);
}
