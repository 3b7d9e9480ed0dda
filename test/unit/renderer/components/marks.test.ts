import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allMarked,
  markedOf,
  type Marks,
  noMarks,
  withStretch,
  withToggled,
} from '../../../../src/renderer/components/marks.ts';

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const shown = (marks: Marks): string => [...markedOf(marks, rows)].sort().join('');
const stepped = (from: Marks, ...steps: readonly (readonly [string, string])[]): Marks =>
  steps.reduce((marks, [active, to]) => withStretch(marks, rows, active, to), from);

describe('rows that are chosen together', () => {
  it('are the stretch from where it was begun, and less again on the way back', () => {
    expect(shown(stepped(noMarks, ['c', 'd'], ['d', 'e']))).toBe('cde');
    expect(shown(stepped(noMarks, ['c', 'd'], ['d', 'e'], ['e', 'd']))).toBe('cd');
    expect(shown(stepped(noMarks, ['c', 'd'], ['d', 'c'], ['c', 'b']))).toBe('bc');
  });

  it('stay chosen when another stretch is begun elsewhere', () => {
    expect(shown(stepped(noMarks, ['a', 'b'], ['e', 'f']))).toBe('abef');
  });

  it('keep those that were chosen one by one, whichever way a stretch goes over them', () => {
    const one = withToggled(noMarks, rows, 'e');
    expect(shown(stepped(one, ['c', 'd'], ['d', 'e'], ['e', 'f'], ['f', 'c']))).toBe('ce');
  });

  it('can be left out again one by one, also of all', () => {
    expect(shown(withToggled(stepped(noMarks, ['a', 'c']), rows, 'b'))).toBe('ac');
    expect(shown(withToggled(allMarked, rows, 'b'))).toBe('acdefgh');
    expect(shown(withToggled(withToggled(allMarked, rows, 'b'), rows, 'b'))).toBe('abcdefgh');
  });

  it('are all, also of rows that come later; a stretch means itself again', () => {
    expect([...markedOf(allMarked, [...rows, 'new'])]).toContain('new');
    expect(shown(stepped(allMarked, ['b', 'c']))).toBe('bc');
  });

  it('leave the list with their rows', () => {
    const some = stepped(withToggled(noMarks, rows, 'a'), ['c', 'd']);
    expect([...markedOf(some, ['b', 'c', 'x'])]).toEqual([]);
    expect([...markedOf(some, ['a', 'b', 'c', 'd'])]).toEqual(['a', 'c', 'd']);
  });

  it('are never other than rows of the list, and each once, whatever is pressed', () => {
    const row = fc.constantFrom(...rows);
    const step = fc.oneof(
      row.map((key) => (marks: Marks) => withToggled(marks, rows, key)),
      fc.tuple(row, row).map(
        ([active, to]) =>
          (marks: Marks) =>
            withStretch(marks, rows, active, to),
      ),
      fc.constant(() => allMarked),
    );
    fc.assert(
      fc.property(fc.array(step), row, row, (steps, active, to) => {
        const marks = steps.reduce((before, next) => next(before), noMarks);
        const marked = markedOf(marks, rows);
        expect([...marked].every((key) => rows.includes(key))).toBe(true);
        // The last thing done always shows.
        expect(markedOf(withToggled(marks, rows, to), rows).has(to)).toBe(!marked.has(to));
        expect(markedOf(withStretch(marks, rows, active, to), rows).has(to)).toBe(true);
      }),
    );
  });
});
