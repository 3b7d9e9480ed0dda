import type { ExportState } from '../../shared/keeping.ts';
import type { Clock } from '../clock.ts';
import type { SystemPort } from '../desktop-ports.ts';
import type { Log } from '../log.ts';
import type { ExportLayout } from './export-rows.ts';

export type ExportingPorts = {
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Pick<Log, 'warn'>;
  readonly savePieces: SystemPort['savePieces'];
  readonly save: (state: ExportState) => void;
};

/** Rows of the history, page by page. */
export type ExportSource<Row> = {
  readonly total: () => number;
  /** Behind the last one of the page before; empty where that was the last. */
  readonly next: (last: Row | undefined) => readonly Row[];
  readonly layout: ExportLayout<Row>;
};

export type Exporting = {
  /** Does nothing while another one is under way. @param name of the file, as it is offered */
  readonly begin: <Row>(name: string, source: ExportSource<Row>) => Promise<void>;
  readonly cancel: () => void;
};

/** Writes what is kept into a file, a page at a time, so that calls ring meanwhile. */
export function createExporting({ clock, log, savePieces, save }: ExportingPorts): Exporting {
  let underWay: AbortController | undefined;
  let count = 0;

  const turn = (): Promise<void> => new Promise((resolve) => clock.after(0, resolve));

  async function* pieces<Row>(
    { total, next, layout }: ExportSource<Row>,
    signal: AbortSignal,
  ): AsyncGenerator<string> {
    const all = total();
    save({ phase: 'writing', done: 0, total: all });
    yield layout.begin;
    for (let rows = next(undefined); rows.length > 0 && !signal.aborted; rows = next(rows.at(-1))) {
      const before = count;
      yield rows.map((row, at) => layout.row(row, before + at === 0)).join('');
      count += rows.length;
      save({ phase: 'writing', done: count, total: Math.max(all, count) });
      await turn();
    }
    yield layout.end;
  }

  async function begin<Row>(name: string, source: ExportSource<Row>): Promise<void> {
    if (underWay !== undefined) return;
    const mine = new AbortController();
    underWay = mine;
    count = 0;
    save({ phase: 'asking' });
    try {
      const saved = await savePieces(name, () => pieces(source, mine.signal), mine.signal);
      save(saved.kind === 'saved' ? { phase: 'saved', file: saved.file, count } : { phase: saved.kind });
    } catch (error) {
      log.warn('the export failed', { error: String(error) });
      save({ phase: 'failed' });
    } finally {
      underWay = undefined;
    }
  }

  return { begin, cancel: () => underWay?.abort() };
}
