import type { CompanionApi } from '../../src/preload/companion-api.ts';
import type { PushName, Pushes, ScreenPopCheck } from '../../src/shared/ipc-contract.ts';
import type { AppState } from '../../src/shared/app-state.ts';
import { type Counters, type InspectionEntry, noCounters } from '../../src/shared/inspection.ts';

/** A command a page sent, as the specs read it. */
export type SentCommand = { readonly name: string; readonly input: readonly unknown[] };

export type StillCompanion = {
  readonly companion: CompanionApi;
  readonly sent: readonly SentCommand[];
  readonly push: <Name extends PushName>(name: Name, value: Pushes[Name]) => void;
};

/** What the questions are answered with. */
export type StillAnswers = {
  /** Oldest first; or the question is not answered at all. */
  readonly entries?: readonly InspectionEntry[] | 'failing';
  readonly counters?: Counters;
};

type Listeners = { [Name in PushName]: Set<(value: Pushes[Name]) => void> };

/** A bridge with nothing behind it: answers with the given state and notes what was asked for. */
export function createStillCompanion(state: AppState, answers: StillAnswers = {}): StillCompanion {
  const sent: SentCommand[] = [];
  const listeners: Listeners = { stateChanged: new Set(), routeRequested: new Set(), cardFocused: new Set() };
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
        (...input: readonly unknown[]) =>
          sent.push({ name: String(name), input }),
    },
  ) as CompanionApi['send'];
  return {
    sent,
    companion: {
      send,
      ask: {
        currentState: () => Promise.resolve(state),
        checkScreenPop: (template) => Promise.resolve(checkLikeMain(template)),
        diagnostics: () => Promise.resolve('Ringside 0.1.0\nruntime: gallery\nconnection: online'),
        inspection: (after) => {
          const { entries = [] } = answers;
          if (entries === 'failing') return Promise.reject(new Error('failed'));
          const rows = entries.map((entry, index) => ({ number: index + 1, entry }));
          return Promise.resolve({ rows: rows.slice(after, after + 500), more: rows.length > after + 500 });
        },
        counters: () => Promise.resolve(answers.counters ?? noCounters),
      },
      on: {
        stateChanged: listen('stateChanged'),
        routeRequested: listen('routeRequested'),
        cardFocused: listen('cardFocused'),
      },
    },
    push: (name, value) => {
      for (const listener of listeners[name]) listener(value);
    },
  };
}

/** Enough of an answer for the page; the real check lives in the main process and has its own tests. */
function checkLikeMain(template: string): ScreenPopCheck {
  if (!URL.canParse(template)) return { ok: false, reason: 'not-an-address', detail: template };
  const url = new URL(template);
  if (url.protocol !== 'https:') return { ok: false, reason: 'scheme', detail: url.protocol };
  const example = template.replace('{e164}', '%2B12125550100').replace('{name}', 'Ada%20Lovelace');
  return { ok: true, host: url.host, example };
}
