/** A frame that took long, as the page itself tells it (`long-animation-frame`). Times in ms, of `performance.now()`. */
export type LongFrame = {
  readonly at: number;
  readonly ms: number;
  /** What ran in it: what called it, and for how long. */
  readonly scripts: readonly { readonly by: string; readonly ms: number }[];
  /** From the beginning of styles and layout to the end. */
  readonly drawing: number;
};

export type Turn = {
  /** Also the name of the marks at the beginning of its frames. */
  readonly name: string;
  readonly list: 'calls' | 'empty';
  /** How long each frame took, and when it was over. */
  readonly frames: readonly { readonly ms: number; readonly over: number }[];
};

export type Scrolled = {
  readonly turns: readonly Turn[];
  readonly long: readonly LongFrame[];
  /** Px that the calls were moved by, and px of a row. */
  readonly moved: number;
  readonly rowHeight: number;
};

export type ScrollWanted = {
  readonly rows: number;
  /** Px in each frame. */
  readonly step: number;
  /** Frames of each turn. */
  readonly framesInTurn: number;
};

/**
 * An expression for the page: moves the calls on with every frame, and in turns with them a list of the same size with
 * nothing in it, so that whatever else the machine does falls on both. Its promise holds `Scrolled`.
 */
export const scrollInTurns = ({ rows, step, framesInTurn }: ScrollWanted): string => `(async () => {
  const calls = document.querySelector('.pane-list [role="listbox"]');
  const rowHeight = calls.querySelector('[role="option"]').getBoundingClientRect().height;
  const { left, top, width, height } = calls.getBoundingClientRect();
  const empty = document.createElement('div');
  const px = (value) => value + 'px';
  Object.assign(empty.style, { position: 'fixed', left: px(left), top: px(top), width: px(width), height: px(height), overflow: 'auto', zIndex: 1000, background: 'Canvas' });
  const tall = document.createElement('div');
  tall.style.height = px(${rows} * rowHeight + height);
  empty.append(tall);
  const long = [];
  const observer = new PerformanceObserver((found) => {
    for (const { startTime, duration, styleAndLayoutStart, scripts } of found.getEntries())
      long.push({ at: startTime, ms: duration,
        scripts: scripts.map(({ invoker, sourceFunctionName, duration }) => ({ by: (invoker + ' ' + sourceFunctionName).trim(), ms: duration })),
        drawing: styleAndLayoutStart === 0 ? 0 : startTime + duration - styleAndLayoutStart });
  });
  observer.observe({ type: 'long-animation-frame' });
  const turn = (name, list, box, count) => new Promise((done) => {
    const frames = [];
    let last;
    requestAnimationFrame(function next(now) {
      performance.mark(name);
      if (last !== undefined) frames.push({ ms: now - last, over: now });
      last = now;
      if (frames.length >= count) return done({ name, list, frames });
      box.scrollTop += ${step};
      requestAnimationFrame(next);
    });
  });
  const turns = [];
  const begin = calls.scrollTop;
  let remaining = Math.ceil(${rows} * rowHeight / ${step});
  for (let number = 1; remaining > 0; number += 1) {
    const count = Math.min(${framesInTurn}, remaining);
    remaining -= count;
    turns.push(await turn('calls ' + number, 'calls', calls, count));
    document.body.append(empty);
    empty.scrollTop = (number - 1) * ${framesInTurn * step};
    turns.push(await turn('empty ' + number, 'empty', empty, count));
    empty.remove();
  }
  const moved = calls.scrollTop - begin;
  await new Promise((done) => setTimeout(done, 500));
  observer.disconnect();
  return { turns, long, moved, rowHeight };
})()`;
