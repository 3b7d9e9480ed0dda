import type { I18n } from '@lingui/core';
import type { CallParty } from '../../shared/call.ts';
import {
  type ExportFormat,
  type ExportWhat,
  type KeepingSettings,
  type KeepingState,
  type KeptUse,
  nothingKept,
} from '../../shared/keeping.ts';
import { callKey } from '../../shared/past-calls.ts';
import type { Clock } from '../clock.ts';
import type { SystemPort } from '../desktop-ports.ts';
import type { Log } from '../log.ts';
import type { DocumentFiles } from '../storage/document-files.ts';
import type { KeptNote } from '../storage/history-call-marks.ts';
import type { History } from '../storage/history.ts';
import { createExporting, type ExportSource } from './exporting.ts';
import { callsAsCsv, callsAsJson, type ExportedCall, notesAsCsv, notesAsJson } from './export-rows.ts';
import { createTidying } from './tidying.ts';

export type KeepingPorts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly i18n: I18n;
  readonly settings: () => KeepingSettings;
  readonly savePieces: SystemPort['savePieces'];
  /** The same party with the name that the people know it by. */
  readonly recognise: (party: CallParty) => CallParty;
  readonly save: (state: KeepingState) => void;
  /** Calls or notes are gone: whoever shows them reads them again. */
  readonly callsGone: () => void;
  /** Messages of these ids are kept no more. */
  readonly faxesGone: (ids: readonly string[]) => void;
  /** Nothing is kept any more: whoever showed any of it begins anew. */
  readonly allGone: () => void;
};

/** How much of the past stays here, and how it gets out. */
export type Keeping = {
  /** @param folders of documents that belong to it */
  readonly follow: (history: History, folders: readonly DocumentFiles[]) => void;
  /** The limits may be others now. */
  readonly limitsChanged: () => void;
  readonly use: () => Promise<KeptUse | undefined>;
  readonly exportKept: (what: ExportWhat, format: ExportFormat) => Promise<void>;
  readonly cancelExport: () => void;
  readonly deleteEverything: () => void;
  readonly forget: () => void;
};

/** Ms. The start is for calls; afterwards once in a while, because the past grows slowly. */
const firstAfter = 60_000;
const again = 6 * 60 * 60_000;
const betweenSteps = 50;
/** The filter `all` asks nobody who is meant by a text. */
const everything = { openSince: 0, namedKeys: [] };
/** Rows read at once for a file. */
const exportPage = 500;

export function createKeeping(ports: KeepingPorts): Keeping {
  const { clock, log, settings } = ports;
  let followed: { readonly history: History; readonly folders: readonly DocumentFiles[] } | undefined;
  let tidying: ReturnType<typeof createTidying> | undefined;
  let cancel = (): void => undefined;
  let state = nothingKept;

  function show(change: Partial<KeepingState>): void {
    state = { ...state, ...change };
    ports.save(state);
  }

  const exporting = createExporting({ ...ports, save: (next) => show({ export: next }) });

  function tidyIn(ms: number): void {
    cancel();
    cancel = clock.after(ms, tidy);
  }

  function tidy(): void {
    if (followed === undefined || tidying === undefined) return;
    const { calls, faxes, notes, isMore } = tidying.step(clock.now());
    if (calls + notes > 0) ports.callsGone();
    if (faxes.length > 0) ports.faxesGone(faxes);
    if (calls + notes + faxes.length > 0) {
      log.info('older entries were removed', { calls, faxes: faxes.length, notes });
      show({ version: state.version + 1 });
    }
    if (!isMore) tidying.startOver();
    tidyIn(isMore ? betweenSteps : again);
  }

  function callsSource(history: History, format: ExportFormat): ExportSource<ExportedCall> {
    const { pastCalls } = history;
    return {
      total: () => history.keeping.use().calls,
      next: (last) =>
        pastCalls
          .page({ show: 'all' }, everything, { olderThan: last?.call, count: exportPage })
          .map((call) => ({
            call: { ...call, party: ports.recognise(call.party) },
            note: pastCalls.note(`call ${callKey(call)}`)?.text,
          })),
      layout: format === 'csv' ? callsAsCsv(ports.i18n) : callsAsJson,
    };
  }

  function notesSource(history: History, format: ExportFormat): ExportSource<KeptNote> {
    return {
      total: () => history.keeping.use().notes,
      next: (last) => history.keeping.notesAfter(last?.of ?? '', exportPage),
      layout: format === 'csv' ? notesAsCsv(ports.i18n) : notesAsJson,
    };
  }

  async function documentBytes(folders: readonly DocumentFiles[]): Promise<number> {
    try {
      const lists = await Promise.all(folders.map((folder) => folder.list()));
      return lists.flat().reduce((bytes, { size }) => bytes + size, 0);
    } catch (error) {
      log.warn('documents could not be measured', { error: String(error) });
      return 0;
    }
  }

  function removeFolders(folders: readonly DocumentFiles[]): boolean {
    try {
      for (const folder of folders) folder.removeAll();
      return true;
    } catch (error) {
      log.error('documents could not be removed', error);
      return false;
    }
  }

  function deleteEverything(): void {
    if (followed === undefined) return;
    const { history, folders } = followed;
    exporting.cancel();
    const isGone = [history.keeping.deleteAll(), removeFolders(folders)].every(Boolean);
    ports.allGone();
    show({
      version: state.version + 1,
      lasts: history.keeping.lasts(),
      deletion: isGone ? 'done' : 'failed',
    });
  }

  return {
    follow: (history, folders) => {
      followed = { history, folders };
      tidying = createTidying(history, settings);
      show({ ...nothingKept, lasts: history.keeping.lasts() });
      tidyIn(firstAfter);
    },
    limitsChanged: () => {
      tidying?.startOver();
      tidyIn(betweenSteps);
    },
    use: async () => {
      if (followed === undefined) return undefined;
      // The disk may have failed, and recovered, since.
      const lasts = followed.history.keeping.lasts();
      if (lasts !== state.lasts) show({ lasts });
      const { bytes, ...use } = followed.history.keeping.use();
      const { calls, oldestCall, faxes, people, notes, reminders, unsent, drafts } = use;
      return {
        ...{ databaseBytes: bytes, documentBytes: await documentBytes(followed.folders) },
        ...{ calls, oldestCall, faxes, people, notes, reminders, unsent, drafts },
      };
    },
    exportKept: (what, format) => {
      if (followed === undefined) return Promise.resolve();
      const { history } = followed;
      const name = `ringside-${what}.${format}`;
      return what === 'calls'
        ? exporting.begin(name, callsSource(history, format))
        : exporting.begin(name, notesSource(history, format));
    },
    cancelExport: exporting.cancel,
    deleteEverything,
    forget: () => {
      cancel();
      exporting.cancel();
      followed = undefined;
      tidying = undefined;
      show(nothingKept);
    },
  };
}
