/** How far each stream of events has been read; kept on the disk together with what was made of the events. */
export type Cursors = {
  readonly get: (name: string) => string | undefined;
  /** Takes effect on the disk with the next rows that are written, or soon without any. */
  readonly set: (name: string, value: string | undefined) => void;
};
