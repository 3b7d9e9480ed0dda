import type { CallControl } from '../../shared/call-control.ts';
import type { SessionRecording } from '../ringcentral/reports.ts';
import type { Steering } from './steering.ts';

export type RecordingState = CallControl['recording'];

/** What is known of the recordings of one call beside what its events say. */
export type KnownRecordings = {
  /** Begun from here: the platform's answer named them, and nobody's rule did. */
  readonly here: readonly SessionRecording[];
  /** By a rule of the company. */
  readonly byRule: readonly string[];
};

export const noRecordings: KnownRecordings = { here: [], byRule: [] };

/** Ms after the answer in which only a rule begins a recording: nobody presses a button so soon. */
const ruleBeginsWithin = 1_500;

/** The platform's events do not say who began a recording; when it began does. */
export function learnRecordings(known: KnownRecordings, { own }: Steering): KnownRecordings {
  if (own === undefined) return known;
  const fresh = own.recordings.filter(
    ({ id }) => !known.byRule.includes(id) && !known.here.some((one) => one.id === id),
  );
  const isByRule = ({ mode }: SessionRecording): boolean =>
    mode === undefined ? beganWithAnswer(own) : mode === 'Automatic';
  const byRule = fresh.filter(isByRule).map(({ id }) => id);
  // What is not from a rule is remembered, too, so that a later event is not taken for its beginning.
  const others = fresh.filter(({ id }) => !byRule.includes(id));
  const told = known.here.map((one) => own.recordings.find(({ id }) => id === one.id) ?? one);
  const isSame = fresh.length === 0 && told.every((one, place) => one === known.here[place]);
  return isSame ? known : { here: [...told, ...others], byRule: [...known.byRule, ...byRule] };
}

function beganWithAnswer({ at, answeredAt }: NonNullable<Steering['own']>): boolean {
  return answeredAt !== undefined && at - answeredAt <= ruleBeginsWithin;
}

/** The platform's answer to an action on one. */
export function withRecording(known: KnownRecordings, recording: SessionRecording): KnownRecordings {
  return { ...known, here: [...known.here.filter(({ id }) => id !== recording.id), recording] };
}

export function recordingOf({ here, byRule }: KnownRecordings): RecordingState {
  if (byRule.length > 0) return 'by-rule';
  const last = here.at(-1);
  if (last === undefined) return 'off';
  return last.active ? 'on' : 'paused';
}
