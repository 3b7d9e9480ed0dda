import type { CallEnding } from '../../src/shared/call.ts';
import type { CallTruth } from '../../src/simulator/telephony-types.ts';
import type { World } from '../../src/simulator/world-types.ts';
import type { TestApp } from '../support/start-test-app.ts';

/**
 * Holds what the app says of every call against the world's own word:
 *
 *   the world says                         the app has to say
 *   our own call, answered / not           answered-here / not-connected
 *   answered by me                         answered-here, and on that device where one is named
 *   answered by somebody else              answered-elsewhere, and by them where somebody is named
 *   I handed it on, a colleague answered   declined ("I sent it on") or answered-elsewhere
 *   voicemail, missed, declined            the same
 *   still live                             not ended
 */
export function judgeEnds({ state, simulator, personId }: TestApp): readonly string[] {
  const { world } = simulator;
  const { calls, today } = state();
  const problems: string[] = [];
  for (const truth of world.truth()) {
    const { telephonySessionId: id } = truth;
    if (!concerns(truth, simulator.world, personId)) continue;
    const shown = calls.filter((call) => call.telephonySessionId === id);
    const rows = today.rows.filter((row) => row.telephonySessionId === id);
    if (shown.length > 1) problems.push(`${id} is shown ${shown.length} times`);
    if (truth.endedAt === undefined) {
      const isMine = truth.answeredBy?.extensionId === personId || truth.direction === 'Outbound';
      if (shown[0]?.phase === 'ended') problems.push(`${id} is shown as ended but lives`);
      if (isMine && shown.length === 0) problems.push(`${id} lives but is not shown`);
      continue;
    }
    if (rows.length !== 1) problems.push(`${id} (${truth.ending}) is ${rows.length} times in today's list`);
    const endings = [...shown, ...rows].map(({ ending }) => ending);
    if (shown.some(({ phase }) => phase !== 'ended'))
      problems.push(`${id} is shown as ${shown[0]?.phase} but is over`);
    for (const ending of endings)
      if (!isTrue(ending, truth, simulator.world, personId))
        problems.push(
          `${id} was ${truth.ending} by ${JSON.stringify(truth.answeredBy)}, not ${JSON.stringify(ending)}`,
        );
  }
  const known = new Set(world.truth().map(({ telephonySessionId }) => telephonySessionId));
  for (const call of calls)
    if (!known.has(call.telephonySessionId ?? '')) problems.push(`${call.id} never was`);
  return problems;
}

/** It rang at this person's phones, or this person made it. */
export function concerns({ direction, rang, from }: CallTruth, world: World, personId: number): boolean {
  if (direction === 'Inbound') return rang.includes(personId);
  const caller = world.extensions.find(({ directNumber, extensionNumber }) =>
    [directNumber, extensionNumber].includes(from),
  );
  return caller?.id === personId;
}

export function isTrue(
  ending: CallEnding | undefined,
  truth: CallTruth,
  world: World,
  personId: number,
): boolean {
  if (ending === undefined) return false;
  if (truth.direction === 'Outbound')
    return ending.kind === (truth.answeredAt === undefined ? 'not-connected' : 'answered-here');
  const by = truth.answeredBy;
  if (by === undefined) return ending.kind === truth.ending;
  if (by.extensionId === personId) {
    const device = world.devices.find(({ id }) => id === by.deviceId)?.name;
    return ending.kind === 'answered-here' && (ending.device === undefined || ending.device === device);
  }
  if (ending.kind === 'declined') return wasHandedOn(truth, world.extensions, personId);
  const name = world.extensions.find(({ id }) => id === by.extensionId)?.name;
  return ending.kind === 'answered-elsewhere' && (ending.by === undefined || ending.by === name);
}

/** First the person's phones rang, then the colleague's: nobody dialled a queue. */
function wasHandedOn(
  { to, rang, answeredBy }: CallTruth,
  extensions: World['extensions'],
  personId: number,
): boolean {
  const isQueue = extensions.some(({ type, directNumber }) => type === 'Department' && directNumber === to);
  return (
    !isQueue && rang[0] === personId && answeredBy !== undefined && rang.includes(answeredBy.extensionId)
  );
}
