type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * `next`, with every part that equals the same part of `before` replaced by that part.
 * A pushed snapshot is a fresh copy from end to end; without this every push would draw everything.
 */
export function shareUnchanged<Value>(before: Value, next: Value): Value {
  return share(before, next) as Value;
}

function share(before: unknown, next: unknown): unknown {
  if (Object.is(before, next)) return before;
  if (Array.isArray(before) && Array.isArray(next)) return shareList(before, next);
  if (isPlain(before) && isPlain(next)) return shareRecord(before, next);
  return next;
}

function shareList(before: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const shared = next.map((item, index) => share(before[index], item));
  const same = before.length === next.length && shared.every((item, index) => Object.is(item, before[index]));
  return same ? before : shared;
}

function shareRecord(before: Plain, next: Plain): Plain {
  const keys = Object.keys(next);
  const shared = Object.fromEntries(keys.map((key) => [key, share(before[key], next[key])]));
  const same =
    keys.length === Object.keys(before).length &&
    keys.every((key) => key in before && Object.is(shared[key], before[key]));
  return same ? before : shared;
}
