import { randomCalls } from '../../../src/simulator/scenarios/random-calls.ts';
import type { Stage } from './stage.ts';

/** Calls in an hour of the day for the person and a colleague together. */
function callsPerHour(hour: number): number {
  if (hour >= 8 && hour < 18) return 12;
  return hour >= 6 && hour < 22 ? 4 : 1;
}

const hourMs = 3_600_000;

/** Calls all day and all night, most of them in the office's hours. */
export function playCalls({ simulator, personId, clock }: Stage, hours: number): void {
  const { world } = simulator;
  const colleague = simulator.people.at(-1)?.id ?? personId;
  for (let count = 0; count < hours; count += 1)
    clock.driven.after(count * hourMs, () => {
      const hour = Math.floor((clock.driven.now() % (24 * hourMs)) / hourMs);
      const minutes = Math.min(60, (hours - count) * 60);
      randomCalls(world, {
        minutes,
        callsPerHour: callsPerHour(hour),
        people: [personId, personId, colleague],
      });
    });
}
