import { expect, it } from 'vitest';
import { createExporting, type Exporting } from '../../../../src/main/keeping/exporting.ts';
import type { ExportState } from '../../../../src/shared/keeping.ts';

type InTest = {
  readonly exporting: Exporting;
  readonly states: ExportState[];
  readonly written: () => string;
};

const layout = {
  begin: '<',
  row: (row: number, isFirst: boolean) => `${isFirst ? '' : ','}${row}`,
  end: '>',
};

/** @param fails the disk takes only so many pieces */
function exportingInTest(fails = Infinity): InTest {
  const states: ExportState[] = [];
  let text = '';
  const exporting = createExporting({
    log: { warn: () => undefined },
    clock: { after: (_ms, task) => (queueMicrotask(task), () => undefined) },
    save: (state) => states.push(state),
    savePieces: async (name, pieces, signal) => {
      let count = 0;
      for await (const piece of pieces()) {
        if (signal.aborted) return { kind: 'cancelled' };
        if ((count += 1) > fails) return { kind: 'failed' };
        text += piece;
      }
      return signal.aborted ? { kind: 'cancelled' } : { kind: 'saved', file: name };
    },
  });
  return { exporting, states, written: () => text };
}

function source(count: number, onPage: (last: number) => void = () => undefined) {
  return {
    total: () => count,
    next: (last: number | undefined) => {
      const from = last === undefined ? 0 : last + 1;
      onPage(from);
      return Array.from({ length: Math.min(3, count - from) }, (_, n) => from + n);
    },
    layout,
  };
}

it('an export is written page by page, says how far it is, and how much it was', async () => {
  const { exporting, states, written } = exportingInTest();
  await exporting.begin('calls.csv', source(7));
  expect(written()).toBe('<0,1,2,3,4,5,6>');
  expect(states).toEqual([
    { phase: 'asking' },
    ...[0, 3, 6, 7].map((done) => ({ phase: 'writing', done, total: 7 })),
    { phase: 'saved', file: 'calls.csv', count: 7 },
  ]);
});

it('an empty history is an empty file', async () => {
  const { exporting, written, states } = exportingInTest();
  await exporting.begin('calls.csv', source(0));
  expect(written()).toBe('<>');
  expect(states.at(-1)).toEqual({ phase: 'saved', file: 'calls.csv', count: 0 });
});

it('it can be stopped in the middle, and another one begins after it', async () => {
  const { exporting, states } = exportingInTest();
  await exporting.begin(
    'calls.csv',
    source(9, (from) => from === 6 && exporting.cancel()),
  );
  expect(states.at(-1)).toEqual({ phase: 'cancelled' });
  await exporting.begin('calls.csv', source(2));
  expect(states.at(-1)).toEqual({ phase: 'saved', file: 'calls.csv', count: 2 });
});

it('two are never under way at once', async () => {
  const { exporting, states } = exportingInTest();
  await Promise.all([exporting.begin('a', source(2)), exporting.begin('b', source(2))]);
  expect(states.filter(({ phase }) => phase === 'saved')).toEqual([{ phase: 'saved', file: 'a', count: 2 }]);
});

it.each([1, 2, 3])('[I10] a disk that is full after %i pieces is said', async (fails) => {
  const { exporting, states } = exportingInTest(fails);
  await exporting.begin('calls.csv', source(9));
  expect(states.at(-1)).toEqual({ phase: 'failed' });
});
