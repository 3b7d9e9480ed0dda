import type { World } from '../../src/simulator/world-types.ts';
import type { TestApp } from '../support/start-test-app.ts';

/** Notes every alert for a call that does not ring for this person at that moment, and every second one. */
export function watchAlerts({ desktop, simulator, personId, clock }: TestApp): string[] {
  const problems: string[] = [];
  const told = new Set<string>();
  const start = clock.now();
  desktop.onNotice(({ id, urgency }) => {
    if (urgency !== 'critical') return;
    // A caller's new try under the same session is named with a suffix.
    const session = id.replace(/^call-/, '').replace(/~\d+$/, '');
    const when = `${((clock.now() - start) / 1000).toFixed(3)} s`;
    if (!ringsFor(simulator.world, personId, session)) problems.push(`false alert for ${session} at ${when}`);
    if (told.has(session)) problems.push(`second alert for ${session} at ${when}`);
    told.add(session);
  });
  return problems;
}

function ringsFor(world: World, personId: number, session: string): boolean {
  const calls = (world.presenceOf(personId)?.['activeCalls'] ?? []) as readonly Record<string, unknown>[];
  return calls.some(
    ({ telephonySessionId, telephonyStatus }) =>
      telephonySessionId === session && telephonyStatus === 'Ringing',
  );
}
