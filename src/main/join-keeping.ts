import type { CallParty } from '../shared/call.ts';
import type { KeepingHandlers } from './handlers.ts';
import { createKeeping } from './keeping/keeping.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { OwnHistory } from './own-history.ts';
import type { StateStore } from './state-store.ts';
import type { History } from './storage/history.ts';

export type KeepingParts = {
  readonly outside: Pick<OutsideWorld, 'clock' | 'log' | 'words' | 'desktop'>;
  readonly store: StateStore;
  readonly ownHistory: Pick<OwnHistory, 'documents' | 'recordings'>;
  readonly recognise: (party: CallParty) => CallParty;
  readonly callsGone: () => void;
  readonly faxesGone: (ids: readonly string[]) => void;
  readonly allGone: () => void;
};

export type JoinedKeeping = KeepingHandlers & {
  readonly follow: (history: History) => void;
  readonly forget: () => void;
};

/** How long the past stays on this computer, how it gets out, and how it goes. */
export function joinKeeping(parts: KeepingParts): JoinedKeeping {
  const { outside, store, ownHistory } = parts;
  const { clock, log, desktop, words: i18n } = outside;
  const limits = () => store.get().settings.keeping;
  const keeping = createKeeping({
    ...{ clock, log, i18n, settings: limits, savePieces: desktop.system.savePieces },
    ...{ recognise: parts.recognise, callsGone: parts.callsGone, faxesGone: parts.faxesGone },
    allGone: parts.allGone,
    save: (next) => store.change((state) => ({ ...state, keeping: next })),
  });
  let known = limits();
  store.subscribe(() => {
    if (limits() === known) return;
    known = limits();
    keeping.limitsChanged();
  });
  return {
    commands: {
      exportKept: (what, format) => void keeping.exportKept(what, format),
      cancelExport: keeping.cancelExport,
      deleteEverythingKept: keeping.deleteEverything,
    },
    questions: { keptUse: keeping.use },
    follow: (history) => keeping.follow(history, [ownHistory.documents(), ownHistory.recordings()]),
    forget: keeping.forget,
  };
}
