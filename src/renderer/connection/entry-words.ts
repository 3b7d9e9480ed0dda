import type { I18n } from '@lingui/core';
import type { EventEntry, InspectionEntry } from '../../shared/inspection.ts';

/** The two lists; what happened to the line itself stands among the events. */
export type EntryList = 'requests' | 'events';

export function listOf(entry: InspectionEntry): EntryList {
  return entry.kind === 'request' ? 'requests' : 'events';
}

/** What the row is about: method and path, path, or what happened. */
export function subjectOf(entry: InspectionEntry): string {
  switch (entry.kind) {
    case 'request':
      return `${entry.method} ${entry.path}`;
    case 'event':
      return entry.path;
    case 'line':
      return entry.what;
  }
}

/** How it went, in a word or a number. */
export function resultWords(entry: InspectionEntry, i18n: I18n): string {
  switch (entry.kind) {
    case 'request':
      return entry.status === undefined
        ? i18n._({ id: 'entry.noAnswer', message: 'No answer' })
        : String(entry.status);
    case 'event':
      return outcomeWords(entry.outcome, i18n);
    case 'line':
      return i18n._({ id: 'entry.line', message: 'Line' });
  }
}

function outcomeWords(outcome: EventEntry['outcome'], i18n: I18n): string {
  switch (outcome) {
    case 'used':
      return i18n._({ id: 'entry.used', message: 'Used' });
    case 'repeated':
      return i18n._({ id: 'entry.repeated', message: 'Came twice' });
    case 'damaged':
      return i18n._({ id: 'entry.damaged', message: 'Damaged' });
    case 'foreign':
      return i18n._({ id: 'entry.foreign', message: 'Not ours' });
    case 'unknown':
      return i18n._({ id: 'entry.unknown', message: 'Unknown kind' });
    case 'unreadable':
      return i18n._({ id: 'entry.unreadable', message: 'Unreadable' });
  }
}

/** True where something went wrong. */
export function isBad(entry: InspectionEntry): boolean {
  switch (entry.kind) {
    case 'request':
      return entry.status === undefined || entry.status >= 400;
    case 'event':
      return entry.outcome === 'damaged' || entry.outcome === 'unreadable';
    case 'line':
      return false;
  }
}

/** What else is known: group, time taken and the platform's id, or the size. */
export function detailsOf(entry: InspectionEntry, i18n: I18n): readonly string[] {
  const number = (value: number, unit?: string): string =>
    new Intl.NumberFormat(i18n.locale, unit === undefined ? {} : { style: 'unit', unit }).format(value);
  switch (entry.kind) {
    case 'request':
      return [entry.group, number(Math.round(entry.ms), 'millisecond'), ...present(entry.requestId)];
    case 'event':
      return [
        i18n._({
          id: 'entry.size',
          message: '{size} characters',
          values: { size: number(entry.size) },
        }),
        ...present(entry.uuid),
      ];
    case 'line':
      return [];
  }
}

function present(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}

/** Every word typed must be found somewhere in the row. */
export function matches(entry: InspectionEntry, filter: string, i18n: I18n): boolean {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return true;
  const text = [subjectOf(entry), resultWords(entry, i18n), ...detailsOf(entry, i18n)]
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}
