/**
 * A language that Intl knows. Systems hand out names such as `C` or `de_DE.UTF-8` that it does not, and every
 * formatter would throw at them.
 */
export function knownLocale(locale: string): string {
  const [name = ''] = locale.split(/[.@]/);
  try {
    const [known = 'en'] = Intl.getCanonicalLocales(name.replaceAll('_', '-'));
    return known;
  } catch (error) {
    if (error instanceof RangeError) return 'en';
    throw error;
  }
}
