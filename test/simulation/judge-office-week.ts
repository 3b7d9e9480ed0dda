import type { CallEnding } from '../../src/shared/call.ts';
import type { PastCallRow } from '../../src/shared/past-calls.ts';
import type { CallTruth } from '../../src/simulator/telephony-types.ts';
import type { World } from '../../src/simulator/world-types.ts';

type Office = {
  readonly simulator: { readonly world: Pick<World, 'extensions'> };
  readonly personId: number;
};

/** How a call has to end for this person, told by the world's own word; undefined where it was none of theirs. */
function expectedEnding(truth: CallTruth, { simulator, personId }: Office): CallEnding['kind'] | undefined {
  const { extensions } = simulator.world;
  const own = extensions.find(({ id }) => id === personId);
  const isOwn = truth.direction === 'Outbound' || truth.from === own?.extensionNumber;
  if (isOwn) return truth.answeredAt === undefined ? 'not-connected' : 'answered-here';
  if (!truth.rang.includes(personId)) return undefined;
  if (truth.talked.some(({ extensionId }) => extensionId === personId)) return 'answered-here';
  if (truth.talked.length > 0) return 'answered-elsewhere';
  if (truth.ending === 'voicemail') return 'voicemail';
  return truth.declinedBy.includes(personId) ? 'declined' : 'missed';
}

/** What is wrong with the history of a week, in sentences. */
export function judgeOfficeWeek(
  truths: readonly CallTruth[],
  rows: readonly PastCallRow[],
  office: Office,
): readonly string[] {
  const wrong: string[] = [];
  const shown = new Map(rows.map((row) => [row.telephonySessionId, row]));
  if (shown.size !== rows.length) wrong.push(`${rows.length - shown.size} calls are shown twice`);
  let expected = 0;
  for (const truth of truths) {
    const kind = expectedEnding(truth, office);
    if (kind === undefined) continue;
    expected += 1;
    const row = shown.get(truth.telephonySessionId);
    if (row === undefined) wrong.push(`${truth.telephonySessionId} is not there; it was ${kind}`);
    else wrong.push(...judgeRow(row, truth, kind, office));
  }
  for (const row of rows) {
    const truth = truths.find(({ telephonySessionId }) => telephonySessionId === row.telephonySessionId);
    if (truth === undefined || expectedEnding(truth, office) === undefined)
      wrong.push(`${row.id} is shown as ${row.direction} ${row.ending.kind}, and was none of theirs`);
  }
  if (expected !== rows.length) wrong.push(`${rows.length} calls are shown, there were ${expected}`);
  return wrong;
}

function judgeRow(
  row: PastCallRow,
  truth: CallTruth,
  kind: CallEnding['kind'],
  { simulator }: Office,
): readonly string[] {
  const wrong: string[] = [];
  const tell = (what: string): void => void wrong.push(`${truth.telephonySessionId} ${what}`);
  const { ending, line } = row;
  if (ending.kind !== kind) tell(`was ${kind}, and is shown as ${ending.kind}`);
  if (ending.kind === 'missed' && truth.talked.length > 0) tell('was answered, and is shown as missed');
  const dialled = simulator.world.extensions.find(
    ({ extensionNumber, directNumber }) => extensionNumber === truth.to || directNumber === truth.to,
  );
  const isQueue = truth.direction === 'Inbound' && dialled?.type === 'Department';
  if (row.direction === 'inbound' && kind === 'missed' && isQueue !== (line?.kind === 'queue'))
    tell(`was ${isQueue ? 'a queue’s' : 'personal'}, and is shown as ${line?.kind ?? 'no line’s'}`);
  if (ending.kind === 'answered-elsewhere') {
    const names = truth.talked.map(
      ({ extensionId }) => simulator.world.extensions.find(({ id }) => id === extensionId)?.name,
    );
    if (!names.includes(ending.by))
      tell(`was taken by ${names.join(' and ')}, and ${ending.by ?? 'nobody'} is named`);
  }
  return wrong;
}
