/** The name of this computer's zone at that moment, such as "Central European Summer Time". */
export function zoneName(at: number, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'long' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
}

/** "Friday, November 20, 9:42 AM GMT+1". */
export function momentWithZone(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'long', day: 'numeric', month: 'long' },
    ...{ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  }).format(at);
}
