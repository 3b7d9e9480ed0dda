import type { FaxItem, FaxRow, FaxSentTo } from '../../src/shared/fax.ts';
import type { FaxState } from '../../src/shared/fax-state.ts';
import type { Route } from '../../src/shared/route.ts';
import { appState, builtAt } from '../support/builders.ts';
import { faxItem, faxState, receivedFax, sentFax } from '../support/fax-builders.ts';
import { faxDraft, faxFile, faxNumberRecipient } from '../support/fax-draft-builders.ts';
import { numberedPdf } from '../support/pdf-builder.ts';
import type { GalleryState } from './gallery-state.ts';

type Drawn = Omit<GalleryState, 'screens'>;
type FaxesRoute = Extract<Route, { readonly screen: 'faxes' }>;

const covers = [
  'None',
  'Ancient',
  'Birthday',
  'Blank',
  'Clasmod',
  'Classic',
  'Confidential',
  'Contempo',
  'Elegant',
  'Express',
  'Formal',
  'Jazzy',
  'Modern',
  'Urgent',
].map((name, index) => ({ index, name }));

const ownNumber = { e164: '+16505550101', shown: '+1 (650) 555-0101' };
/** Nobody's contact, but the network tells the clinic's name. */
const clinicNumber = { e164: '+14155550188', shown: '+1 (415) 555-0188' };
const strangerNumber = { e164: '+14155550137', shown: '+1 (415) 555-0137' };
const busyNumber = { e164: '+14155550180', shown: '+1 (415) 555-0180' };

function to(number: typeof clinicNumber, status: FaxSentTo['status'], errorCode?: string): FaxSentTo {
  return { number, shown: number.shown, identity: undefined, status, errorCode };
}

function faxes(
  route: Omit<FaxesRoute, 'screen'>,
  rows: readonly FaxRow[],
  different: Partial<FaxState> = {},
): Drawn {
  return {
    state: appState({ faxes: faxState({ covers, ownNumber, ...different }) }),
    route: { screen: 'faxes', ...route },
    answers: {
      faxes: rows,
      document: (wanted) => ({
        ...{ kind: 'pdf' },
        bytes: numberedPdf(wanted.kind === 'draft-file' ? 2 : (rows[0]?.pages ?? 1)),
      }),
    },
  };
}

function sent(
  phase: FaxItem['phase'] & FaxRow['phase'],
  reached: readonly FaxSentTo[],
  pages: number,
): Drawn {
  const row = sentFax({
    id: 'tour',
    phase,
    to: reached,
    pages,
  });
  const item = faxItem({
    phase,
    to: reached,
    faxId: 'tour',
    pages,
    files: ['offer.pdf'],
    bytesSent: 2_400_000,
  });
  return faxes({ box: 'sent', faxId: 'tour' }, [row], { items: [item] });
}

function lost(phase: 'unsure' | 'ask'): Drawn {
  const bytes = numberedPdf(2).length;
  const item = faxItem({
    ...{ id: 'lost', phase, to: [to(clinicNumber, 'unknown')], files: ['letter.pdf'] },
    ...{ bytes, bytesSent: bytes, writtenAt: builtAt },
  });
  return faxes({ box: 'sent', itemId: 'lost' }, [], { items: [item] });
}

const draft = faxDraft({
  recipients: [faxNumberRecipient('clinic', clinicNumber.shown)],
  files: [faxFile('letter.pdf', { bytes: numberedPdf(2).length, state: { status: 'ready', pages: 2 } })],
});

/** What the tour brings about, with the demo's people: its pictures are held against these. */
export const faxTourStates: Readonly<Record<string, Drawn>> = {
  'fax.inbox': faxes({ faxId: 'inbox' }, [
    receivedFax({
      ...{ id: 'inbox', pages: 1 },
      from: { number: clinicNumber, shown: 'Bay Clinic', identity: undefined },
    }),
  ]),
  'fax.compose': faxes({ box: 'drafts', draftId: draft.id }, [], { drafts: [draft] }),
  'fax.looking': lost('unsure'),
  'fax.question': lost('ask'),
  'fax.progress': sent('queued', [to(strangerNumber, 'waiting'), to(busyNumber, 'waiting')], 3),
  'fax.partly': sent('partly', [to(strangerNumber, 'sent'), to(busyNumber, 'failed', 'LineBusy')], 3),
  'settings.faxesDemo': {
    state: appState({ faxes: faxState({ covers, ownNumber }) }),
    route: { screen: 'settings', page: 'faxes' },
  },
  'fax.resent': sent('sent', [to(busyNumber, 'sent')], 3),
};
