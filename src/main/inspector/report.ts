import type { ReportState } from '../../shared/inspection.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Clock } from '../clock.ts';
import type { SystemPort } from '../desktop-ports.ts';
import type { Log } from '../log.ts';
import type { Inspector } from './inspector.ts';
import { reportLines } from './report-text.ts';

export type ReportPorts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly inspector: Pick<Inspector, 'entries' | 'counters'>;
  readonly diagnostics: () => string;
  readonly settings: () => Settings;
  /** The newest lines of the log, oldest first; hidden in them is what the log hides. */
  readonly logTail: () => readonly string[];
  /** Takes secrets, names of people's folders and numbers out of one line. */
  readonly redact: (line: string) => string;
  readonly saveFile: SystemPort['saveFile'];
  readonly onState: (state: ReportState) => void;
};

/** Writes one file for support where the person wants it. Nothing is sent. */
export function createReport(ports: ReportPorts): { readonly save: () => Promise<void> } {
  let isSaving = false;

  function write(): string {
    const { clock, inspector, settings, diagnostics, logTail, redact } = ports;
    const lines = reportLines({
      at: clock.now(),
      diagnostics: diagnostics(),
      settings: settings(),
      counters: inspector.counters(),
      entries: inspector.entries(),
      log: logTail(),
    });
    // Each part is clean already; this is the last look at the whole.
    return `${lines.map(redact).join('\n')}\n`;
  }

  async function ask(): Promise<ReportState> {
    const outcome = await ports.saveFile(nameAt(ports.clock.now()), write);
    switch (outcome.kind) {
      case 'saved':
        return { phase: 'saved', file: outcome.file };
      case 'cancelled':
        return { phase: 'none' };
      case 'failed':
        return { phase: 'failed' };
    }
  }

  return {
    save: async () => {
      // One question on the screen is enough, however often the button is pressed.
      if (isSaving) return;
      isSaving = true;
      ports.onState({ phase: 'saving' });
      const state = await ask().catch((error: unknown): ReportState => {
        ports.log.error('the report could not be saved', error);
        return { phase: 'failed' };
      });
      isSaving = false;
      ports.onState(state);
    },
  };
}

/** `ringside-report-20261120-0942.txt`, by UTC like the times within. */
function nameAt(now: number): string {
  const [day = '', time = ''] = new Date(now).toISOString().split('T');
  return `ringside-report-${day.replaceAll('-', '')}-${time.slice(0, 5).replace(':', '')}.txt`;
}
