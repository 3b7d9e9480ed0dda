const hour = 3_600_000;
/** Closer than that, a moment is no "later". */
const soon = hour / 2;

export type RemindTime = { readonly kind: 'hour' | 'afternoon' | 'tomorrow'; readonly at: number };

/** When somebody may want to be reminded, by this computer's calendar; only what lies ahead. */
export function remindTimes(now: number): readonly RemindTime[] {
  const afternoon = new Date(now).setHours(15, 0, 0, 0);
  const tomorrow = new Date(now);
  // A day has not always 24 hours, so the calendar counts.
  tomorrow.setDate(tomorrow.getDate() + 1);
  return [
    { kind: 'hour', at: now + hour },
    ...(afternoon - now >= soon ? [{ kind: 'afternoon', at: afternoon } as const] : []),
    { kind: 'tomorrow', at: tomorrow.setHours(9, 0, 0, 0) },
  ];
}
