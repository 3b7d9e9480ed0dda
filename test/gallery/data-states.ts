import type { KeepingState, KeptUse } from '../../src/shared/keeping.ts';
import { nothingKept } from '../../src/shared/keeping.ts';
import { appState, builtAt } from '../support/builders.ts';
import type { GalleryState } from './gallery-state.ts';

type Drawn = Omit<GalleryState, 'screens'>;

/** What windows of the gallery are told when they ask how much is kept. */
export const keptInGallery: KeptUse = {
  ...{ databaseBytes: 184_300_000, documentBytes: 62_000_000, calls: 100_000, faxes: 312, people: 20_041 },
  oldestCall: builtAt - 900 * 86_400_000,
  ...{ notes: 214, reminders: 3, unsent: 1, drafts: 2 },
};

function page(keeping: Partial<KeepingState>): Drawn {
  return {
    state: appState({ keeping: { ...nothingKept, lasts: 'file', ...keeping } }),
    route: { screen: 'settings', page: 'data' },
  };
}

/** What is kept, how it gets out and how it goes, in every state. */
export const dataStates: Readonly<Record<string, Drawn>> = {
  'settings.data': page({}),
  'settings.dataDemo': page({ lasts: 'run' }),
  'settings.dataNotSaved': page({ lasts: 'nowhere' }),
  'settings.dataExporting': page({ export: { phase: 'writing', done: 43_500, total: 100_000 } }),
  'settings.dataExported': page({ export: { phase: 'saved', file: 'ringside-calls.csv', count: 100_000 } }),
  'settings.dataExportFailed': page({ export: { phase: 'failed' } }),
  'settings.dataDeleted': page({ deletion: 'done' }),
  'settings.dataNotDeleted': page({ deletion: 'failed' }),
};
