/**
 * Runs in the page: text that is cut off without a tooltip, parts wider than their place,
 * and words that lie on other words. Whole in one function because it is sent there as text.
 */
export function layoutFaults(): readonly string[] {
  type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  type Words = { readonly text: string; readonly box: Box; readonly owner: Element };
  const faults: string[] = [];
  const tolerance = 1.5;

  const nameOf = (element: Element): string =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> "${element.textContent.slice(0, 40)}"`;

  const meet = (one: Box, other: Box): Box => ({
    left: Math.max(one.left, other.left),
    right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top),
    bottom: Math.min(one.bottom, other.bottom),
  });

  /** Not drawn, or kept for screen readers only. */
  const isHidden = (element: Element): boolean => {
    if (!element.checkVisibility({ visibilityProperty: true })) return true;
    for (let up: Element | null = element; up !== null; up = up.parentElement) {
      if (getComputedStyle(up).clipPath === 'inset(50%)') return true;
    }
    return false;
  };

  const scrolls = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflowY);

  /** The part of a box that its clipping ancestors let through. */
  const visiblePart = (box: Box, element: Element): Box => {
    let part = box;
    for (let up: Element | null = element; up !== null; up = up.parentElement) {
      if (getComputedStyle(up).overflow !== 'visible') part = meet(part, up.getBoundingClientRect());
    }
    return part;
  };

  const words: Words[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const owner = node.parentElement;
    const text = (node.textContent ?? '').trim();
    if (owner === null || text === '' || isHidden(owner)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of Array.from(range.getClientRects())) {
      const seen = visiblePart(rect, owner);
      if (seen.right - seen.left < 2 || seen.bottom - seen.top < 2) continue;
      const cutSideways = rect.width - (seen.right - seen.left) > tolerance;
      if (cutSideways && owner.closest('[title]') === null) faults.push(`cut: ${nameOf(owner)}`);
      words.push({ text, box: seen, owner });
    }
  }

  for (const element of Array.from(document.body.querySelectorAll('*'))) {
    if (isHidden(element) || element.closest('svg, input, textarea, .slider-track') !== null) continue;
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + tolerance) {
      faults.push(`wider than its place: ${nameOf(element)}`);
    }
    const clips = getComputedStyle(element).overflowY === 'hidden' && !scrolls(element);
    const cutBelow = clips && element.scrollHeight > element.clientHeight + tolerance;
    if (cutBelow && element.tagName !== 'BODY' && element.closest('[title]') === null) {
      faults.push(`cut below: ${nameOf(element)}`);
    }
  }

  /** What stands on top of the rest by intent and hides it: a dialog, the palette, a toast, buttons that stay in view. */
  const layerOf = (element: Element): Element | null =>
    element.closest('.dialog-shade, .palette-shade, .toasts, .contact-form-buttons');

  words.forEach((one, index) => {
    for (const other of words.slice(index + 1)) {
      if (one.owner === other.owner || layerOf(one.owner) !== layerOf(other.owner)) continue;
      const both = meet(one.box, other.box);
      if (both.right - both.left > 2 && both.bottom - both.top > 4) {
        faults.push(`overlap: "${one.text.slice(0, 30)}" and "${other.text.slice(0, 30)}"`);
      }
    }
  });

  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) faults.push('the page scrolls sideways');
  return faults;
}
