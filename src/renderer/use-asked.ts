import { useEffect, useState } from 'react';
import { useClock } from './use-app-state.ts';

/** The answer to a question, asked again every so often while the window is seen. @param ask the same each time */
export function useAsked<Answer>(ask: () => Promise<Answer>, everyMs: number): Answer | undefined {
  const clock = useClock();
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    let isOver = false;
    let cancel = (): void => undefined;
    const again = (): void => {
      if (!isOver) cancel = clock.after(everyMs, run);
    };
    const take = (next: Answer): void => {
      if (!isOver) setAnswer(next);
    };
    // What cannot be answered now is asked again; the old answer stays meanwhile.
    function run(): void {
      if (document.visibilityState === 'hidden') again();
      else
        ask()
          .then(take, () => undefined)
          .finally(again);
    }
    run();
    return () => {
      isOver = true;
      cancel();
    };
  }, [ask, clock, everyMs]);
  return answer;
}
