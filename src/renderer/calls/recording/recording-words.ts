import type { I18n } from '@lingui/core';
import { elapsed } from '../../times.ts';
import type { PlayerPhase, RecordingTrouble } from './use-player.ts';

export function isTroubled(phase: PlayerPhase): phase is RecordingTrouble {
  return phase !== 'idle' && phase !== 'fetching' && phase !== 'opening' && phase !== 'ready';
}

/** Why nothing is heard, what to do, and whether asking again may help. */
export function troubleWords(trouble: RecordingTrouble, i18n: I18n): string {
  switch (trouble) {
    case 'offline':
      return i18n._({ id: 'recording.offline', message: 'This recording needs a connection.' });
    case 'not-yet':
      return i18n._({
        id: 'recording.notYet',
        message: 'RingCentral is still preparing this recording. It is there a few minutes after the call.',
      });
    case 'not-allowed':
      return i18n._({
        id: 'recording.notAllowed',
        message: 'Recordings are only visible to your administrator.',
      });
    case 'gone':
      return i18n._({ id: 'recording.gone', message: 'RingCentral no longer keeps this recording.' });
    case 'failed':
      return i18n._({ id: 'recording.failed', message: 'The recording could not be played.' });
  }
}

export function canTryAgain(trouble: RecordingTrouble): boolean {
  return trouble === 'offline' || trouble === 'not-yet' || trouble === 'failed';
}

/** "1:05 of 6:00". */
export function placeWords(at: number, seconds: number, i18n: I18n): string {
  return i18n._({
    id: 'recording.place',
    message: '{at} of {length}',
    values: { at: elapsed(at * 1000), length: elapsed(seconds * 1000) },
  });
}

/** "1.5×". */
export function speedWords(speed: number, i18n: I18n): string {
  const times = new Intl.NumberFormat(i18n.locale).format(speed);
  return i18n._({ id: 'recording.times', message: '{times}×', values: { times } });
}
