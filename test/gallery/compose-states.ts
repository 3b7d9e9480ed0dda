import type { FaxState } from '../../src/shared/fax-state.ts';
import type { FaxDraft } from '../../src/shared/fax-draft.ts';
import { appState, builtAt } from '../support/builders.ts';
import {
  faxDraft,
  faxFile,
  files,
  recipients,
  refusedFile,
  wrongRecipient,
} from '../support/fax-draft-builders.ts';
import { faxState } from '../support/fax-builders.ts';
import { numberedPdf, pdfOf } from '../support/pdf-builder.ts';
import { somePeople } from '../support/people-builders.ts';
import { smallPicture } from '../support/small-picture.ts';
import type { GalleryState } from './gallery-state.ts';
import type { StillDocument } from './still-companion.ts';

type Drawn = Omit<GalleryState, 'screens'>;

const hour = 3_600_000;
const covers = [
  { index: 0, name: 'None' },
  { index: 1, name: 'Ancient' },
  { index: 7, name: 'Contemporary' },
];

function compose(different: Partial<FaxDraft>, state: Partial<FaxState> = {}): Drawn {
  const draft = faxDraft(different);
  return {
    state: appState({ faxes: faxState({ drafts: [draft], covers, ...state }) }),
    route: { screen: 'faxes', box: 'drafts', draftId: draft.id },
    answers: {
      people: somePeople,
      document: (wanted) => (wanted.kind === 'draft-file' ? contentOf(draft, wanted.fileId) : undefined),
    },
  };
}

function contentOf({ files: all }: FaxDraft, fileId: string): StillDocument | undefined {
  const file = all.find(({ id }) => id === fileId);
  if (file?.kind === 'jpeg' || file?.kind === 'png') return { kind: 'bmp', bytes: smallPicture() };
  if (file?.name === 'letter.pdf') return { kind: 'pdf', bytes: letter };
  const count = file?.state.status === 'ready' ? (file.state.pages ?? 1) : 1;
  return file === undefined ? undefined : { kind: 'pdf', bytes: numberedPdf(count) };
}

const letter = pdfOf([
  { lines: ['Fernhill Furniture', '', 'Dear Dr Somerville,', 'please find our offer below.'], picture: true },
  { lines: ['Terms', 'Thirty days.'] },
]);

const wrong = [
  wrongRecipient('Nobody in particular', 'not-a-number'),
  wrongRecipient('+1 555', 'too-short'),
  wrongRecipient('911', 'emergency'),
  wrongRecipient('104', 'extension'),
  wrongRecipient('+1 900 555 0111', 'premium'),
  wrongRecipient('+1 212 555 0199', 'too-many'),
];

const noted = [recipients.clinic, recipients.mobile, recipients.own, recipients.foreign, recipients.home];

const recipientStates: Readonly<Record<string, Drawn>> = {
  'compose.empty': compose({ recipients: [], files: [], obstacle: 'no-recipient' }),
  'compose.toWrong': compose({ recipients: [recipients.clinic, ...wrong], obstacle: 'recipient-problem' }),
  'compose.toNoted': compose({ recipients: noted, concerns: ['international'] }),
  'compose.toMany': compose({
    recipients: Array.from({ length: 14 }, (_, at) => ({ ...recipients.clinic, id: `to-${at}` })),
    concerns: ['many-recipients'],
  }),
  'compose.longNames': compose({
    recipients: [recipients.longName, recipients.rightToLeft],
    files: [faxFile(`${'Kostenübernahmeerklärung-und-Behandlungsplan-'.repeat(3)}2026.pdf`)],
  }),
};

const fileStates: Readonly<Record<string, Drawn>> = {
  'compose.ready': compose({
    coverText: 'Please find the signed form attached.',
    files: [faxFile('letter.pdf', { state: { status: 'ready', pages: 2 } })],
  }),
  'compose.files': compose({
    recipients: [recipients.clinic, recipients.unknown],
    files: Object.values(files),
  }),
  'compose.reading': compose({
    files: [files.referral, faxFile('plan.tif', { kind: undefined, state: { status: 'reading' } })],
    obstacle: 'file-reading',
  }),
  'compose.refused': compose({
    files: [
      refusedFile('book.pages', 'format'),
      refusedFile('secret.pdf', 'password'),
      refusedFile('film.pdf', 'too-large', { bytes: 61_000_000 }),
      refusedFile('empty.txt', 'empty', { bytes: 0 }),
      refusedFile('broken.pdf', 'damaged'),
      refusedFile('invoice.pdf', 'not-what-it-says'),
      refusedFile('Letters', 'folder'),
      refusedFile('cloud.docx', 'not-downloaded'),
      refusedFile('atlas.pdf', 'too-many-pages'),
      refusedFile('wall.png', 'too-many-pixels'),
    ],
    obstacle: 'file-problem',
  }),
  'compose.changed': compose({
    files: [
      faxFile('report.pdf', { state: { status: 'changed' } }),
      faxFile('lost.pdf', { state: { status: 'moved' } }),
      faxFile('latest.pdf', { linkTo: '/home/ada/Offers/2026/offer-12.pdf' }),
    ],
    obstacle: 'file-problem',
  }),
  'compose.twice': compose({
    files: [files.referral, faxFile('referral-copy.pdf', { sameAs: files.referral.id })],
    concerns: ['same-file'],
  }),
  'compose.leftOut': compose({ leftOut: 9980 }),
  'compose.tooLarge': compose({ files: [faxFile('film.pdf', { bytes: 61_000_000 })], obstacle: 'too-large' }),
  'compose.somePages': compose({
    files: [
      faxFile('referral.pdf', {
        pages: [
          { index: 2, turn: 90 },
          { index: 0, turn: 0 },
        ],
      }),
      faxFile('bare.pdf', { pages: [] }),
    ],
    obstacle: 'file-problem',
  }),
  'compose.picture': compose({ files: [files.scan], resolution: 'Low' }),
  'compose.200': compose({
    files: [faxFile('book.pdf', { state: { status: 'ready', pages: 200 } })],
    concerns: ['many-pages'],
  }),
};

const sendStates: Readonly<Record<string, Drawn>> = {
  'compose.later': compose({ sendAt: builtAt + 23 * hour }),
  'compose.past': compose({ sendAt: builtAt - hour, obstacle: 'time-past' }),
  'compose.tooFar': compose({ sendAt: builtAt + 2 * 365 * 24 * hour, obstacle: 'time-too-far' }),
  'compose.noCover': compose({
    coverIndex: 0,
    coverText: 'Please call back.',
    concerns: ['text-without-cover', 'international'],
  }),
  'compose.cover': compose({
    coverIndex: 7,
    coverText: 'Please find the signed form attached. '.repeat(27).slice(0, 1024),
  }),
  'compose.notSaved': compose({ savedAt: undefined, obstacle: undefined }),
  'compose.notAllowed': compose({ obstacle: 'not-allowed' }, { allowed: false, ownNumber: undefined }),
  'compose.gone': { ...compose({}), state: appState({ faxes: faxState() }) },
};

/** The composer in every state it can be in. */
export const composeStates: Readonly<Record<string, Drawn>> = {
  ...recipientStates,
  ...fileStates,
  ...sendStates,
};
