import { usualFilters } from '../../../../src/main/ringcentral/filters.ts';
import { createLine, type Line, type LineNews } from '../../../../src/main/ringcentral/line.ts';
import { silentLog } from '../../../support/platform-fixture.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';
import { createFakeTransport, type FakeTransport, sameChance } from './fake-transport.ts';

type LineOptions = { fraction?: number; life?: { from: number; spread: number } };

/** A line over a transport that does what the test says. */
export type LineFixture = {
  readonly clock: StillClock;
  readonly transport: FakeTransport;
  readonly line: Line;
  readonly news: LineNews[];
  readonly kinds: () => readonly string[];
  leastWait: number;
  filters: readonly string[];
};

export function lineFixture(options: LineOptions = {}): LineFixture {
  const clock = createStillClock(Date.UTC(2026, 8, 14, 9));
  const transport = createFakeTransport();
  const news: LineNews[] = [];
  const made: LineFixture = {
    ...{ clock, transport, news, leastWait: 0, filters: usualFilters },
    kinds: () => news.map(({ kind }) => kind),
    line: createLine({
      ...{ clock, chance: sameChance(options.fraction ?? 0.5), log: silentLog },
      makeTransport: transport.make,
      filters: () => made.filters,
      leastWait: () => made.leastWait,
      life: options.life,
      onFrame: () => undefined,
      onHeard: () => undefined,
      onOverflow: () => undefined,
      tell: (one) => news.push(one),
    }),
  };
  return made;
}

export async function lineThatIsUp(options: LineOptions = {}): Promise<LineFixture> {
  const made = lineFixture(options);
  made.line.start();
  await made.transport.links();
  return made;
}
