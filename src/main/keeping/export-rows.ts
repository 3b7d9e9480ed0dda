import type { I18n } from '@lingui/core';
import type { PastCall } from '../../shared/call-list.ts';
import type { CallParty } from '../../shared/call.ts';
import { csvRow, csvStart } from './csv.ts';

/** A call with the person's note on it. */
export type ExportedCall = { readonly call: PastCall; readonly note: string | undefined };

/** A note on a call or on a person, who is named by E.164 or `ext:204`. */
export type ExportedNote = {
  readonly text: string;
  readonly partyKey: string | undefined;
  readonly callStartedAt: number | undefined;
  /** This computer's clock, ms since the epoch. */
  readonly changedAt: number;
};

/** How rows of one kind stand in a file. */
export type ExportLayout<Row> = {
  readonly begin: string;
  readonly row: (row: Row, isFirst: boolean) => string;
  readonly end: string;
};

export function callsAsCsv(i18n: I18n): ExportLayout<ExportedCall> {
  const heads = [
    i18n._({ id: 'export.started', message: 'Began' }),
    i18n._({ id: 'export.direction', message: 'Direction' }),
    i18n._({ id: 'export.name', message: 'Name' }),
    i18n._({ id: 'export.number', message: 'Number' }),
    i18n._({ id: 'export.line', message: 'Line' }),
    i18n._({ id: 'export.ending', message: 'Ending' }),
    i18n._({ id: 'export.by', message: 'Answered by' }),
    i18n._({ id: 'export.rang', message: 'Rang (seconds)' }),
    i18n._({ id: 'export.talked', message: 'Talked (seconds)' }),
    i18n._({ id: 'export.note', message: 'Note' }),
  ];
  return asCsv(heads, ({ call, note }) => {
    const { startedAt, direction, party, line, ending, rangSeconds, talkedSeconds } = call;
    const by = ending.kind === 'answered-elsewhere' ? ending.by : undefined;
    return [
      ...[timeOf(startedAt), direction, nameOf(party), numberOf(party), line?.name, ending.kind, by],
      ...[rangSeconds, talkedSeconds, note],
    ];
  });
}

export function notesAsCsv(i18n: I18n): ExportLayout<ExportedNote> {
  const heads = [
    i18n._({ id: 'export.changed', message: 'Written' }),
    i18n._({ id: 'export.with', message: 'With' }),
    i18n._({ id: 'export.callBegan', message: 'Call began' }),
    i18n._({ id: 'export.note', message: 'Note' }),
  ];
  return asCsv(heads, ({ changedAt, partyKey, callStartedAt, text }) => [
    ...[timeOf(changedAt), partyKey?.replace(/^ext:/, '')],
    ...[callStartedAt === undefined ? undefined : timeOf(callStartedAt), text],
  ]);
}

function asCsv<Row>(
  heads: readonly string[],
  cells: (row: Row) => readonly (string | number | undefined)[],
): ExportLayout<Row> {
  return { begin: csvStart + csvRow(heads), row: (row) => csvRow(cells(row)), end: '' };
}

export const callsAsJson: ExportLayout<ExportedCall> = asJson('calls', ({ call, note }) => ({
  ...{ startedAt: timeOf(call.startedAt), direction: call.direction, party: call.party, line: call.line },
  ...{ ending: call.ending, rangSeconds: call.rangSeconds, talkedSeconds: call.talkedSeconds },
  ...{ telephonySessionId: call.telephonySessionId, sessionId: call.sessionId, note },
}));

export const notesAsJson: ExportLayout<ExportedNote> = asJson('notes', (note) => ({
  ...{ changedAt: timeOf(note.changedAt), with: note.partyKey, text: note.text },
  callStartedAt: note.callStartedAt === undefined ? undefined : timeOf(note.callStartedAt),
}));

/** One row a line, so that a large file can be read line by line. */
function asJson<Row>(name: string, shown: (row: Row) => object): ExportLayout<Row> {
  return {
    begin: `{"${name}":[\n`,
    row: (row, isFirst) => `${isFirst ? '' : ',\n'}${JSON.stringify(shown(row))}`,
    end: '\n]}\n',
  };
}

/** A clock gone wild must not end an export. */
function timeOf(at: number): string {
  return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : '';
}

function nameOf(party: CallParty): string | undefined {
  return party.kind === 'anonymous' ? undefined : party.name;
}

function numberOf(party: CallParty): string | undefined {
  switch (party.kind) {
    case 'number':
      return party.number.e164;
    case 'colleague':
      return party.extensionNumber;
    case 'masked':
      return party.shown;
    case 'anonymous':
      return undefined;
  }
}
