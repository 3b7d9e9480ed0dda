import { AsYouType } from 'libphonenumber-js/max';
import type { Home } from './home.ts';

const onlyANumber = /^\+?[\d\s().-]*$/;
/** So few digits are an extension more often than the beginning of a number. */
const extensionDigits = 6;

/** Grouped as its country writes it, while it is being typed. What is no number stays as it is. */
export function formatAsTyped(text: string, home: Home): string {
  if (text.length > 40 || !onlyANumber.test(text)) return text;
  const marks = text.replace(/[^\d+]/g, '');
  if (!marks.startsWith('+') && marks.length <= extensionDigits) return text;
  const formatted = new AsYouType(home.country).input(marks);
  // The library may drop what it takes for nonsense: nothing that was typed may vanish.
  return formatted.replace(/[^\d+]/g, '') === marks ? formatted : text;
}
