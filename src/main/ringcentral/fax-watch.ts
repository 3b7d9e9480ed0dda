import type { Clock } from '../clock.ts';

/** Ms. A slow line may take as long as it likes, as long as it moves. */
const stillLimit = 60_000;
/** Ms from the last byte to the answer: the platform looks at the files before it answers. */
const answerLimit = 120_000;

/** Ends an upload that stands still, or whose answer does not come. */
export type UploadWatch = {
  readonly signal: AbortSignal;
  readonly moved: (isWhole: boolean) => void;
  readonly close: () => void;
};

/** @param person ends it, too: whoever clicked has changed their mind */
export function createUploadWatch(clock: Pick<Clock, 'after'>, person: AbortSignal): UploadWatch {
  const stop = new AbortController();
  const end = (): void => stop.abort();
  let cancel = clock.after(stillLimit, end);
  person.addEventListener('abort', end, { once: true });
  if (person.aborted) end();
  return {
    signal: stop.signal,
    moved: (isWhole) => {
      cancel();
      cancel = clock.after(isWhole ? answerLimit : stillLimit, end);
    },
    close: () => {
      cancel();
      person.removeEventListener('abort', end);
    },
  };
}
