/** Where the call card stands. All sizes in device-independent pixels. */

export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type Screen = { readonly bounds: Box; readonly workArea: Box };
export type Quarter = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';
export type Platform = 'windows' | 'macos' | 'linux';

const gap = 12;
export const cardWidth = 400;
const widestCard = 640;
const lowestCard = 80;

/** The corner the system's own alerts use, so that the card is looked for there. */
export function usualQuarter(platform: Platform, screen: Screen): Quarter {
  if (platform !== 'windows') return 'top-right';
  // The taskbar is where the work area ends early.
  return screen.workArea.y > screen.bounds.y ? 'top-right' : 'bottom-right';
}

export function quarterOf(card: Box, area: Box): Quarter {
  const right = card.x + card.width / 2 >= area.x + area.width / 2;
  const low = card.y + card.height / 2 >= area.y + area.height / 2;
  if (low) return right ? 'bottom-right' : 'bottom-left';
  return right ? 'top-right' : 'top-left';
}

/** Whole pixels, at least a strip, at most 80 % of the work area; larger content scrolls inside. */
export function cardSize(
  wanted: { readonly width: number; readonly height: number },
  area: Box,
): Pick<Box, 'width' | 'height'> {
  const widest = Math.min(widestCard, area.width - 2 * gap);
  return {
    width: Math.round(Math.min(Math.max(wanted.width, cardWidth), widest)),
    height: Math.round(Math.min(Math.max(wanted.height, lowestCard), area.height * 0.8)),
  };
}

export function placeCard(quarter: Quarter, size: Pick<Box, 'width' | 'height'>, area: Box): Box {
  const left = quarter.endsWith('left');
  const top = quarter.startsWith('top');
  return {
    ...size,
    x: Math.round(left ? area.x + gap : area.x + area.width - size.width - gap),
    y: Math.round(top ? area.y + gap : area.y + area.height - size.height - gap),
  };
}

/** Names the arrangement of screens: a place remembered for another one means nothing. */
export function arrangement(screens: readonly Screen[]): string {
  return screens
    .map(({ bounds }) => [bounds.x, bounds.y, bounds.width, bounds.height].join(' '))
    .sort()
    .join('|');
}

/** The remembered bounds when enough of the window would still be seen, else undefined. */
export function boundsOnScreen(bounds: Box | undefined, areas: readonly Box[]): Box | undefined {
  if (!bounds) return undefined;
  const seen = areas.some((area) => {
    const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
    // The title bar must be reachable, or the window cannot be dragged back.
    const titleIn = bounds.y >= area.y && bounds.y <= area.y + area.height - 40;
    return width >= 120 && titleIn;
  });
  return seen ? bounds : undefined;
}
