import { type ReactNode, useEffect, useState } from 'react';
import { useClock } from '../use-app-state.ts';

type Props = { readonly words: string; readonly rows: number };

/** Nothing for 150 ms, then still grey rows, after 600 ms with words. */
export function Skeleton({ words, rows }: Props): ReactNode {
  const stage = useStage();
  if (stage === 'nothing') return null;
  return (
    <div className="skeleton" role="status">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="skeleton-row" aria-hidden="true">
          <span className={`skeleton-bar skeleton-bar-${index % 3}`} />
          <span className="skeleton-bar skeleton-bar-time" />
        </div>
      ))}
      {stage === 'words' ? <p>{words}</p> : null}
    </div>
  );
}

function useStage(): 'nothing' | 'rows' | 'words' {
  const clock = useClock();
  const [stage, setStage] = useState<'nothing' | 'rows' | 'words'>('nothing');
  useEffect(() => clock.after(150, () => setStage('rows')), [clock]);
  useEffect(() => clock.after(600, () => setStage('words')), [clock]);
  return stage;
}
