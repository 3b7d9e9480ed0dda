import type { FaxItem, FaxRow } from '../../src/shared/fax.ts';
import type { FaxState } from '../../src/shared/fax-state.ts';
import type { Route } from '../../src/shared/route.ts';
import { defaultSettings, type Settings } from '../../src/shared/settings.ts';
import { appState, builtAt } from '../support/builders.ts';
import {
  faxItem,
  faxParties,
  faxState,
  manyFaxes,
  receivedFax,
  sentFax,
  sentTo,
  someFaxes,
} from '../support/fax-builders.ts';
import { numberedPdf } from '../support/pdf-builder.ts';
import type { GalleryState } from './gallery-state.ts';
import type { StillDocument } from './still-companion.ts';

type Drawn = Omit<GalleryState, 'screens'>;
type FaxesRoute = Extract<Route, { readonly screen: 'faxes' }>;

const minute = 60_000;
const day = 24 * 60 * minute;

function faxes(
  rows: readonly FaxRow[],
  route: Omit<FaxesRoute, 'screen'> = {},
  different: Partial<FaxState> = {},
  document?: StillDocument,
): Drawn {
  const unread = rows.filter((row) => row.unread).length;
  return {
    state: appState({ faxes: faxState({ unread, ...different }) }),
    route: { screen: 'faxes', ...route },
    answers: {
      faxes: rows,
      document: (wanted) => {
        if (document !== undefined || wanted.kind !== 'fax') return document;
        const pages = rows.find(({ id }) => id === wanted.faxId)?.pages ?? 1;
        return { kind: 'pdf', bytes: numberedPdf(pages) };
      },
    },
  };
}

/** One that is under way, or ended a moment ago, and is not in the platform's list. */
function going(different: Partial<FaxItem>, rows: readonly FaxRow[] = someFaxes): Drawn {
  const item = faxItem(different);
  return faxes(rows, { box: 'sent', itemId: item.id }, { items: [item] });
}

/** One that this computer sent, and the platform has. */
function taken(row: FaxRow, different: Partial<FaxItem> = {}): Drawn {
  const { phase, to, pages } = row;
  if (phase === 'received') return faxes([row], { faxId: row.id });
  const item = faxItem({ phase, to, pages, faxId: row.id, bytesSent: 2_400_000, ...different });
  return faxes([row, ...someFaxes], { box: 'sent', faxId: row.id }, { items: [item] });
}

function unread(content: FaxRow['content'], document?: StillDocument): Drawn {
  const row = receivedFax({ id: 'one', content, pages: content === 'not-yet' ? undefined : 3 });
  return faxes([row], { faxId: 'one' }, {}, document);
}

function settingsPage(fax: Partial<Settings['fax']>, different: Partial<FaxState> = {}): Drawn {
  return {
    state: appState({
      faxes: faxState(different),
      settings: { ...defaultSettings, fax: { ...defaultSettings.fax, ...fax } },
    }),
    route: { screen: 'settings', page: 'faxes' },
  };
}

const two = [sentTo(faxParties.clinic, 'waiting'), sentTo(faxParties.unknown, 'waiting')];

const lists: Readonly<Record<string, Drawn>> = {
  'faxes.received': faxes(someFaxes),
  'faxes.sent': faxes(
    someFaxes,
    { box: 'sent' },
    { items: [faxItem({ bytesSent: 1_700_000, canCancel: true })] },
  ),
  'faxes.scheduled': faxes(someFaxes, { box: 'scheduled' }),
  'faxes.many': faxes(manyFaxes(10_000)),
  'faxes.noneReceived': faxes([]),
  'faxes.noneReceivedNumberless': faxes([], {}, { ownNumber: undefined }),
  'faxes.noneSent': faxes([], { box: 'sent' }),
  'faxes.noDrafts': faxes([], { box: 'drafts' }),
  'faxes.noneScheduled': faxes([], { box: 'scheduled' }),
  'faxes.loading': faxes([], {}, { status: 'loading', readAt: undefined }),
  'faxes.refreshing': faxes(someFaxes, {}, { status: 'loading' }),
  'faxes.failed': faxes([], {}, { status: 'failed', readAt: undefined }),
  'faxes.refreshFailed': faxes(someFaxes, {}, { status: 'failed' }),
  'faxes.notAllowed': faxes([], {}, { allowed: false, why: 'OutboundFaxes' }),
  'faxes.notAllowedUnknown': faxes([], {}, { allowed: false }),
  'faxes.onlyRead': faxes(someFaxes, { faxId: 'in-1' }, { allowed: false, why: 'OutboundFaxes' }),
  'faxes.deleted': faxes(someFaxes, {}, { deleted: { faxId: 'gone', until: builtAt + 6000 } }),
};

const onTheirWay: Readonly<Record<string, Drawn>> = {
  'fax.send.offline': going({ phase: 'waiting', waits: 'offline', canCancel: true }),
  'fax.send.budget': going({ phase: 'waiting', waits: 'budget', canCancel: true }),
  'fax.send.turn': going({ phase: 'waiting', waits: 'turn', canCancel: true }),
  'fax.send.twin': going({ phase: 'waiting', waits: 'twin', canCancel: true }),
  'fax.send.retry': going({ phase: 'waiting', waits: 'retry', attempt: 3, canCancel: true }),
  'fax.send.disk': going({ phase: 'waiting', waits: 'disk', canCancel: true }),
  'fax.send.late': going({ phase: 'waiting', waits: 'confirm-late', writtenAt: builtAt - 13 * 60 * minute }),
  'fax.send.uploading': going({ to: two, bytesSent: 1_728_000, canCancel: true }),
  'fax.send.refused': going({
    phase: 'refused',
    problem: { code: 'MSG-348', text: 'Unsupported attachment media type', requestId: 'rq-5f2e8d1c' },
  }),
  'fax.send.unsure': going({ phase: 'unsure', bytesSent: 2_400_000 }),
  'fax.send.ask': going({ phase: 'ask', bytesSent: 2_400_000 }),
  'fax.send.dropped': going({ phase: 'dropped' }),
  'fax.send.cancelled': going({ phase: 'cancelled' }),
  'fax.send.queued': taken(sentFax({ phase: 'queued', content: 'not-yet', to: two, pages: undefined })),
  'fax.send.sending': taken(
    sentFax({ phase: 'sending', to: [sentTo(faxParties.clinic), sentTo(faxParties.unknown, 'sending')] }),
  ),
  'fax.send.unconfirmed': taken(sentFax({ phase: 'queued', content: 'not-yet', to: two }), {
    unconfirmed: true,
  }),
  'fax.send.sent': taken(sentFax({ to: [sentTo(faxParties.clinic), sentTo(faxParties.unknown)], pages: 7 })),
  'fax.send.twice': taken(sentFax({ id: 'second' }), { twinFaxId: 'out-1', attempt: 2 }),
};

const ended: Readonly<Record<string, Drawn>> = {
  'fax.send.partly': faxes(someFaxes, { box: 'sent', faxId: 'out-2' }),
  'fax.send.failed': faxes(someFaxes, { box: 'sent', faxId: 'out-3' }),
  'fax.send.unknownCode': faxes(
    [sentFax({ id: 'new', phase: 'failed', to: [sentTo(faxParties.clinic, 'failed', 'SomethingNew')] })],
    { box: 'sent', faxId: 'new' },
  ),
  'fax.send.scheduled': faxes(someFaxes, { box: 'scheduled', faxId: 'later-1' }),
  'fax.send.scheduledHere': faxes(
    someFaxes,
    { box: 'scheduled', faxId: 'later-1' },
    { items: [faxItem({ phase: 'scheduled', faxId: 'later-1', sendAt: builtAt + 3 * day })] },
  ),
};

const read: Readonly<Record<string, Drawn>> = {
  'fax.read': faxes(someFaxes, { faxId: 'in-1' }),
  'fax.read.one': faxes(someFaxes, { faxId: 'in-2' }),
  'fax.read.turned': faxes([receivedFax({ id: 'one', turn: 90 })], { faxId: 'one' }),
  'fax.read.200': faxes([receivedFax({ id: 'one', pages: 200 })], { faxId: 'one' }),
  'fax.read.rtl': faxes(someFaxes, { faxId: 'in-5' }),
  'fax.read.hostile': faxes(someFaxes, { faxId: 'in-6' }),
  'fax.read.hidden': faxes(someFaxes, { faxId: 'in-7' }),
  'fax.read.notYet': unread('not-yet'),
  'fax.read.gone': unread('gone'),
  'fax.read.offline': unread('on-server', { status: 'offline' }),
  'fax.read.failed': unread('on-server', { status: 'failed' }),
  'fax.read.unknownFile': unread('kept', { status: 'unknown-file' }),
};

/** Faxes in every state their lists, one that goes out and one that is read can be in. */
export const faxStates: Readonly<Record<string, Drawn>> = {
  ...lists,
  ...onTheirWay,
  ...ended,
  ...read,
  'settings.faxesFolder': settingsPage({ watchedFolder: '/home/ada/fax' }),
  'settings.faxesNotAllowed': settingsPage(
    {},
    { allowed: false, why: 'OutboundFaxes', ownNumber: undefined },
  ),
};
