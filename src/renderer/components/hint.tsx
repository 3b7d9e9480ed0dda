import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Keys } from './keys.tsx';

type Props = {
  readonly text: string | undefined;
  readonly keys?: string | undefined;
  /** Where there is nothing below or above it that a pointer may be on its way to. */
  readonly at?: 'top' | 'bottom';
  readonly children: ReactNode;
};

/** A tooltip: after half a second, on focus too, gone with Escape; never the only place of anything. */
export function Hint({ text, keys, at = 'top', children }: Props): ReactNode {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <Tooltip className="hint" placement={at} offset={6} containerPadding={6}>
        {text}
        {keys === undefined ? null : <Keys keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
