import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Keys } from './keys.tsx';

type Props = {
  readonly text: string | undefined;
  readonly keys?: string | undefined;
  readonly children: ReactNode;
};

/** A tooltip: after half a second, on focus too, gone with Escape; never the only place of anything. */
export function Hint({ text, keys, children }: Props): ReactNode {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <Tooltip className="hint" offset={6} containerPadding={6}>
        {text}
        {keys === undefined ? null : <Keys keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
