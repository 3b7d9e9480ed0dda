import { keptInGallery } from './data-states.ts';
import type { CompanionApi } from '../../src/preload/companion-api.ts';
import type { PushName, Pushes } from '../../src/shared/ipc-contract.ts';
import type { AppState } from '../../src/shared/app-state.ts';
import { type BriefQuery, type CallerBrief, emptyBrief } from '../../src/shared/brief.ts';
import type { OwnRulings } from '../../src/shared/identification.ts';
import { type PastCallRow, partyKey } from '../../src/shared/past-calls.ts';
import type { PeoplePage, PeopleQuery, Person } from '../../src/shared/person.ts';
import type { PopRehearsal, PopRunPage } from '../../src/shared/screen-pop.ts';
import { checkLikeMain, exampleLikeMain } from './still-rules.ts';
import type { DialAnswer } from '../../src/shared/dialling.ts';
import type { DocumentKind, DocumentPart, DocumentRange, DocumentRef } from '../../src/shared/document.ts';
import type { FaxBox, FaxRow } from '../../src/shared/fax.ts';
import { nothingFound, type SearchAnswer, type SearchQuery } from '../../src/shared/search.ts';
import { type Counters, type InspectionEntry, noCounters } from '../../src/shared/inspection.ts';
import { pastCallRow } from '../support/past-call-builders.ts';
import { type StillContacts, stillContacts } from './still-contacts.ts';
import { type StillPastCalls, stillPastCalls } from './still-past-calls.ts';

/** A command a page sent, as the specs read it. */
export type SentCommand = { readonly name: string; readonly input: readonly unknown[] };

export type StillCompanion = {
  readonly companion: CompanionApi;
  readonly sent: readonly SentCommand[];
  readonly push: <Name extends PushName>(name: Name, value: Pushes[Name]) => void;
};

/** What the questions are answered with. */
export type StillAnswers = {
  readonly rehearsal?: PopRehearsal;
  readonly popRuns?: PopRunPage;
  /** Oldest first; or the question is not answered at all. */
  readonly entries?: readonly InspectionEntry[] | 'failing';
  readonly counters?: Counters;
  /** What a text in Quick call means; nothing, unless named. */
  readonly dial?: (text: string) => DialAnswer;
  /** In the order in which they are shown. */
  readonly people?: readonly Person[];
  /** Newest first; all boxes together. */
  readonly faxes?: readonly FaxRow[];
  readonly pastCalls?: StillPastCalls;
  readonly contacts?: StillContacts;
  /** What is found by words; nothing, unless named. */
  readonly search?: (query: SearchQuery) => SearchAnswer;
  /** What is known of somebody from before; nothing, unless named. */
  readonly brief?: (query: BriefQuery) => CallerBrief;
  readonly rulings?: OwnRulings;
  /** What a document holds, or why nothing of it can be read. */
  readonly document?: (document: DocumentRef) => StillDocument | undefined;
};

export type StillDocument =
  | { readonly kind: DocumentKind; readonly bytes: Uint8Array }
  | Exclude<DocumentPart, { readonly status: 'ready' }>;

type Listeners = { [Name in PushName]: Set<(value: Pushes[Name]) => void> };

/** A bridge with nothing behind it: answers with the given state and notes what was asked for. */
export function createStillCompanion(state: AppState, answers: StillAnswers = {}): StillCompanion {
  const sent: SentCommand[] = [];
  const listeners: Listeners = {
    stateChanged: new Set(),
    routeRequested: new Set(),
    paletteRequested: new Set(),
    cardFocused: new Set(),
    quickCallFocused: new Set(),
  };
  const listen =
    <Name extends PushName>(name: Name) =>
    (listener: (value: Pushes[Name]) => void): (() => void) => {
      listeners[name].add(listener);
      return () => listeners[name].delete(listener);
    };
  const send = new Proxy(
    {},
    {
      get:
        (_target, name) =>
        (...input: readonly unknown[]): void => {
          sent.push({ name: String(name), input });
        },
    },
  ) as CompanionApi['send'];
  return {
    sent,
    companion: {
      send,
      ask: {
        currentState: () => Promise.resolve(state),
        checkPopRule: (draft) => Promise.resolve(checkLikeMain(draft)),
        rehearsePopRule: (draft) =>
          Promise.resolve(
            answers.rehearsal ?? { check: checkLikeMain(draft), calls: [], example: exampleLikeMain(draft) },
          ),
        popRuns: (olderThan) =>
          Promise.resolve(
            olderThan === 0 ? (answers.popRuns ?? { runs: [], more: false }) : { runs: [], more: false },
          ),
        diagnostics: () => Promise.resolve('Ringside 0.1.0\nruntime: gallery\nconnection: online'),
        inspection: (after) => {
          const { entries = [] } = answers;
          if (entries === 'failing') return Promise.reject(new Error('failed'));
          const rows = entries.map((entry, index) => ({ number: index + 1, entry }));
          return Promise.resolve({ rows: rows.slice(after, after + 500), more: rows.length > after + 500 });
        },
        search: (query) => Promise.resolve(answers.search?.(query) ?? nothingFound),
        keptUse: () => Promise.resolve(keptInGallery),
        counters: () => Promise.resolve(answers.counters ?? noCounters),
        readDial: (text) => Promise.resolve(answers.dial?.(text) ?? unreadDial(text)),
        people: ({ text, show, from, count }) => {
          const { people = [] } = answers;
          const rows = people.filter(
            (one) =>
              isShown(one, show) &&
              `${one.name} ${one.company ?? ''}`.toLowerCase().includes(text.toLowerCase()),
          );
          const letters = lettersOf(rows);
          const version = state.people.version;
          return Promise.resolve({
            total: rows.length,
            rows: rows.slice(from, from + count),
            letters,
            version,
          });
        },
        person: (id) => Promise.resolve(answers.people?.find((one) => one.id === id)),
        callerBrief: (query) => Promise.resolve(answers.brief?.(query) ?? emptyBrief),
        ownRulings: () => Promise.resolve(answers.rulings ?? { rules: [], chosen: [] }),
        faxes: ({ box, text, since = -Infinity, until = Infinity, from, count }) => {
          const rows = (answers.faxes ?? []).filter(
            (row) =>
              boxOf(row) === box && hasText(row, text) && row.createdAt >= since && row.createdAt <= until,
          );
          const { version } = state.faxes;
          return Promise.resolve({ total: rows.length, rows: rows.slice(from, from + count), version });
        },
        fax: (id) => Promise.resolve(answers.faxes?.find((row) => row.id === id)),
        documentPart: (range) => Promise.resolve(partOf(answers.document?.(range.document), range)),
        ...stillContacts(answers.contacts ?? {}),
        ...stillPastCalls(answers.pastCalls ?? { rows: rowsOf(state) }, state.pastCalls.version),
      },
      on: {
        stateChanged: listen('stateChanged'),
        routeRequested: listen('routeRequested'),
        paletteRequested: listen('paletteRequested'),
        cardFocused: listen('cardFocused'),
        quickCallFocused: listen('quickCallFocused'),
      },
    },
    push: (name, value) => {
      for (const listener of listeners[name]) listener(value);
    },
  };
}

/** Where nothing else is named, the history is what the state has of today. */
function rowsOf({ today }: AppState): readonly PastCallRow[] {
  return today.rows.map((row) => pastCallRow({ ...row, partyKey: partyKey(row.party) }));
}

function boxOf({ direction, phase }: FaxRow): FaxBox {
  if (direction === 'inbound') return 'received';
  return phase === 'scheduled' ? 'scheduled' : 'sent';
}

function hasText({ from, to, coverText = '' }: FaxRow, text: string): boolean {
  const words = [...[from, ...to].flatMap(({ shown, number }) => [shown, number?.e164]), coverText];
  return words.join(' ').toLowerCase().includes(text.toLowerCase());
}

function partOf(document: StillDocument | undefined, { from, count }: DocumentRange): DocumentPart {
  if (document === undefined) return { status: 'gone' };
  if ('status' in document) return document;
  const { kind, bytes } = document;
  return { status: 'ready', kind, size: bytes.length, bytes: bytes.slice(from, from + count) };
}

function isShown({ source, kind, favourite }: Person, show: PeopleQuery['show']): boolean {
  switch (show) {
    case 'everybody':
      return true;
    case 'favourites':
      return favourite;
    case 'personal':
    case 'company':
      return source === show;
    case 'departments':
      return kind === 'queue';
  }
}

function lettersOf(rows: readonly Person[]): PeoplePage['letters'] {
  const starts = rows.map(({ name }, at) => ({ letter: name.slice(0, 1).toUpperCase(), at }));
  return starts.filter(({ letter, at }) => letter !== starts[at - 1]?.letter);
}

function unreadDial(text: string): DialAnswer {
  return { formatted: text, reading: { kind: 'no-number' }, people: [] };
}
