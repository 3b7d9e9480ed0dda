type On<Value> = (listener: (value: Value) => void) => () => void;

/**
 * A push that came before anybody listened is kept for the first who does: a window that was opened to show
 * something is told what while its page is still being drawn.
 */
export function keepLatest<Value>(on: On<Value>): On<Value> {
  let waiting: { readonly value: Value } | undefined;
  let heardBy = 0;
  on((value) => {
    if (heardBy === 0) waiting = { value };
  });
  return (listener) => {
    heardBy += 1;
    const stop = on(listener);
    const kept = waiting;
    waiting = undefined;
    if (kept !== undefined) listener(kept.value);
    return () => {
      heardBy -= 1;
      stop();
    };
  };
}
