import type { QuarterTurn } from '../../../shared/document.ts';
import type { FaxResolution } from '../../../shared/fax.ts';
import { faxLimits } from '../../../shared/fax-draft.ts';
import type { PageSize } from './page-source.ts';

/** Dots in a line of a fax, on paper of 8.5 inch. */
const lineDots = 1728;
const dotsPerInch = 204;
const linesPerInch: Readonly<Record<FaxResolution, number>> = { High: 196, Low: 98 };
/** Height by width: a longer page is drawn narrower, so that no file makes a picture without end. */
const longest = 5;

export type Frame = {
  readonly width: number;
  readonly height: number;
  /** Height by width of the paper; dots need not be as high as they are wide. */
  readonly proportion: number;
};

/** How many dots a page has as a fax: as wide as the paper, and as long as it then becomes. */
export function faxFrame(size: PageSize, turn: QuarterTurn, resolution: FaxResolution): Frame {
  const proportion = proportionOf(size, turn);
  const width = Math.min(lineDots, Math.round((lineDots * longest) / proportion));
  const height = Math.round((width / dotsPerInch) * proportion * linesPerInch[resolution]);
  return { width: Math.max(1, width), height: Math.max(1, height), proportion };
}

/** The page as the file has it, so many pixels wide. */
export function plainFrame(size: PageSize, turn: QuarterTurn, width: number): Frame {
  const proportion = proportionOf(size, turn);
  const most = Math.floor(Math.sqrt(faxLimits.pixels / 4 / proportion));
  const wide = Math.max(1, Math.min(Math.round(width), most));
  return { width: wide, height: Math.max(1, Math.round(wide * proportion)), proportion };
}

/** Of a page nobody could draw: a line, or nothing at all. */
const [flattest, steepest] = [0.01, 100];

function proportionOf({ width, height }: PageSize, turn: QuarterTurn): number {
  const upright = height / width;
  const proportion = turn % 180 === 90 ? 1 / upright : upright;
  return Number.isFinite(proportion) ? Math.min(steepest, Math.max(flattest, proportion)) : 1;
}
