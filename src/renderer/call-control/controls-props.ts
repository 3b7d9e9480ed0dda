import type { ReactNode } from 'react';
import type { MoreEntry } from './more-menu.tsx';
import type { Panels } from './panel.tsx';
import type { Control } from './use-control.ts';
import type { HandOverStart } from './use-hand-over.ts';

/** What the buttons of one call need to know. */
export type ControlsProps = {
  readonly control: Control;
  readonly panels: Panels<string>;
  readonly handOver: HandOverStart;
  /** What else the window can do with the call, below three dots. */
  readonly more: readonly MoreEntry[];
  readonly moreContent?: ReactNode;
  /** How a letter's combination is written; left out where there are none. */
  readonly keys?: (letter: string) => string;
};
