const focusable = 'button:not([disabled]), [href], input, [tabindex="0"]';

/** F6: from region to region, in the order of the page, round and round. */
export function nextRegion(by: -1 | 1): void {
  const regions = Array.from(document.querySelectorAll<HTMLElement>('[data-region]')).filter(
    (region) => region.getClientRects().length > 0,
  );
  if (regions.length === 0) return;
  const now = regions.findLastIndex((region) => region.contains(document.activeElement));
  const start = now === -1 && by === -1 ? 0 : now;
  const next = regions[(start + by + regions.length) % regions.length];
  if (next !== undefined) enter(next);
}

function enter(region: HTMLElement): void {
  const current = region.querySelector<HTMLElement>('[aria-current="page"]');
  const first = region.tabIndex === 0 ? region : (current ?? region.querySelector<HTMLElement>(focusable));
  (first ?? region).focus();
}
