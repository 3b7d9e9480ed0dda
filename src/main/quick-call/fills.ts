import type { DialReading, DialTarget, QuickCallFill } from '../../shared/dialling.ts';

const longestText = 200;

/** Another one came: it is counted, and the newest number is offered beside the one that waits. */
export function oneMore(fill: QuickCallFill, newest: DialTarget | undefined): QuickCallFill {
  return { ...fill, more: fill.more + 1, newest: newest ?? fill.newest };
}

export function targetIn(reading: DialReading): DialTarget | undefined {
  if (reading.kind === 'target') return reading.target;
  return reading.kind === 'several' ? reading.targets[0] : undefined;
}

/** What stands in the field: the number itself where exactly one was found. */
export function textOf(reading: DialReading, text: string): string {
  return reading.kind === 'target' ? reading.target.shown : text.slice(0, longestText);
}

export function isCostly(reading: DialReading): boolean {
  return reading.kind === 'target' && reading.target.costly !== undefined;
}
