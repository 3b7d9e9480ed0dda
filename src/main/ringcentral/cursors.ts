/** How far each stream of events has been read; kept on the disk together with what was made of the events. */
export type Cursors = {
  readonly get: (name: string) => string | undefined;
  /**
   * Takes effect on the disk with the next rows that are written, or soon without any. Set it when everything up to
   * there has been handed on: a cursor must never be ahead of what it stands for.
   * @param when `now`: a kill in the next moment must not lose it
   */
  readonly set: (name: string, value: string | undefined, when?: 'now' | 'soon') => void;
};

export type LateCursors = Cursors & {
  /** From now on they are kept there; nowhere any more when undefined. */
  readonly keepIn: (kept: Cursors | undefined) => void;
};

/** For a platform that is opened before anybody knows who will sign in; until then nothing is there to be kept. */
export function createLateCursors(): LateCursors {
  let place: Cursors | undefined;
  return {
    get: (name) => place?.get(name),
    set: (name, value, when) => place?.set(name, value, when),
    keepIn: (kept) => {
      place = kept;
    },
  };
}
