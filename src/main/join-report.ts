import type { Inspector } from './inspector/inspector.ts';
import { createReport } from './inspector/report.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { StateStore } from './state-store.ts';

type ReportJoint = {
  readonly outside: Pick<OutsideWorld, 'clock' | 'log' | 'logTail' | 'hide' | 'desktop'>;
  readonly store: StateStore;
  readonly inspector: Inspector;
  /** Plain text without personal data. */
  readonly diagnostics: () => string;
};

/** What helps to find a fault, in one file. */
export function joinReport({
  outside,
  store,
  inspector,
  diagnostics,
}: ReportJoint): ReturnType<typeof createReport> {
  const { clock, log, logTail, hide, desktop } = outside;
  return createReport({
    ...{ clock, log, inspector, diagnostics, logTail },
    settings: () => store.get().settings,
    redact: hide.text,
    saveFile: desktop.system.saveFile,
    onState: (next) => store.change((state) => ({ ...state, report: next })),
  });
}
