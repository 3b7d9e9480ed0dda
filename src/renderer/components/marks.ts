/**
 * Rows of a list that are chosen together, by their keys: some, with the stretch that is being extended, or all but
 * some.
 */
export type Marks =
  | { readonly kind: 'some'; readonly keys: ReadonlySet<string>; readonly stretch: Stretch | undefined }
  | { readonly kind: 'all'; readonly without: ReadonlySet<string> };

/** From where it was begun to where it reaches now, whichever stands first. */
type Stretch = { readonly from: string; readonly to: string };

export const noMarks: Marks = { kind: 'some', keys: new Set(), stretch: undefined };
export const allMarked: Marks = { kind: 'all', without: new Set() };

/** Which of the rows are chosen. @param rows the keys of the whole list, in its order */
export function markedOf(marks: Marks, rows: readonly string[]): ReadonlySet<string> {
  if (marks.kind === 'all') return new Set(rows.filter((key) => !marks.without.has(key)));
  const own = rows.filter((key) => marks.keys.has(key));
  return new Set([...own, ...stretchOf(marks.stretch, rows)]);
}

export function withToggled(marks: Marks, rows: readonly string[], key: string): Marks {
  if (marks.kind === 'all') return { kind: 'all', without: turned(marks.without, key) };
  return { kind: 'some', keys: turned(markedOf(marks, rows), key), stretch: undefined };
}

/**
 * The stretch that ends at the active row reaches elsewhere, or a new one begins there.
 * @param active where the step began
 * @param to where it led
 */
export function withStretch(marks: Marks, rows: readonly string[], active: string, to: string): Marks {
  if (marks.kind === 'all') return { kind: 'some', keys: new Set(), stretch: { from: active, to } };
  const { stretch } = marks;
  if (stretch?.to === active) return { ...marks, stretch: { from: stretch.from, to } };
  return { kind: 'some', keys: markedOf(marks, rows), stretch: { from: active, to } };
}

function stretchOf(stretch: Stretch | undefined, rows: readonly string[]): readonly string[] {
  if (stretch === undefined) return [];
  const [one, other] = [rows.indexOf(stretch.from), rows.indexOf(stretch.to)];
  return one < 0 || other < 0 ? [] : rows.slice(Math.min(one, other), Math.max(one, other) + 1);
}

function turned(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return keys.has(key) ? keys.difference(new Set([key])) : keys.union(new Set([key]));
}
