import { useLingui } from '@lingui/react';
import Download from 'lucide-react/icons/download';
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { elapsed } from '../../times.ts';
import { playerMove } from './player-keys.ts';
import { canTryAgain, isTroubled, placeWords, troubleWords } from './recording-words.ts';
import { SpeedMenu } from './speed-menu.tsx';
import { type Player, type Source, usePlayer } from './use-player.ts';

type Props = {
  /** As the platform says; undefined where it does not. */
  readonly seconds: number | undefined;
  readonly fetch: Source['fetch'];
  /** Asks where. */
  readonly save: () => void;
};

/** Hears a recording: by the pointer, or Space, the arrows, `<` and `>` anywhere in it. */
export function RecordingPlayer({ seconds, fetch, save }: Props): ReactNode {
  const { i18n } = useLingui();
  const audio = useRef<HTMLAudioElement>(null);
  const headingId = useId();
  const { player, events, address } = usePlayer({ fetch, seconds }, audio);
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = playerMove(event);
    if (move === undefined || (move.kind === 'play-or-pause' && isButton(event.target))) return;
    event.preventDefault();
    event.stopPropagation();
    player.move(move);
  };
  return (
    <section className="player" role="group" aria-labelledby={headingId} onKeyDownCapture={onKeyDown}>
      <h4 id={headingId} className="visually-hidden">
        {i18n._({ id: 'recording.name', message: 'Recording' })}
      </h4>
      {address === undefined ? null : <audio ref={audio} src={address} preload="auto" {...events} />}
      <PlayButton player={player} />
      <Place player={player} />
      <SpeedMenu speed={player.speed} onChange={player.setSpeed} />
      <IconButton name={i18n._({ id: 'recording.save', message: 'Save the recording…' })} onPress={save}>
        <Download size="1.25em" aria-hidden="true" />
      </IconButton>
      <Trouble player={player} />
    </section>
  );
}

/** It presses the button instead. */
function isButton(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button') !== null;
}

function PlayButton({ player: { isPlaying, phase, move } }: { readonly player: Player }): ReactNode {
  const { i18n } = useLingui();
  return (
    <IconButton
      look="plain"
      keys="Space"
      className="player-play"
      name={
        isPlaying
          ? i18n._({ id: 'recording.pause', message: 'Pause' })
          : i18n._({ id: 'recording.play', message: 'Play' })
      }
      disabled={phase === 'not-allowed' || phase === 'gone'}
      onPress={() => move({ kind: 'play-or-pause' })}
    >
      {isPlaying ? <Pause size="1.25em" aria-hidden="true" /> : <Play size="1.25em" aria-hidden="true" />}
    </IconButton>
  );
}

function Place({ player: { at, seconds, seek } }: { readonly player: Player }): ReactNode {
  const { i18n } = useLingui();
  return (
    <div className="player-place" dir="ltr">
      <span className="player-time" aria-hidden="true">
        {elapsed(at * 1000)}
      </span>
      <input
        type="range"
        className="player-range"
        aria-label={i18n._({ id: 'recording.position', message: 'Position' })}
        aria-valuetext={placeWords(at, seconds, i18n)}
        min={0}
        max={Math.max(1, Math.round(seconds))}
        step={1}
        value={Math.round(at)}
        onChange={(event) => seek(event.target.valueAsNumber)}
      />
      <span className="player-time" aria-hidden="true">
        {elapsed(seconds * 1000)}
      </span>
    </div>
  );
}

function Trouble({ player: { phase, move } }: { readonly player: Player }): ReactNode {
  const { i18n } = useLingui();
  const words = isTroubled(phase)
    ? troubleWords(phase, i18n)
    : phase === 'fetching' || phase === 'opening'
      ? i18n._({ id: 'recording.fetching', message: 'Fetching the recording…' })
      : undefined;
  return (
    <div className="player-trouble" role="status" data-empty={words === undefined}>
      {words === undefined ? null : <p>{words}</p>}
      {isTroubled(phase) && canTryAgain(phase) ? (
        <Button size="small" onPress={() => move({ kind: 'play-or-pause' })}>
          {i18n._({ id: 'action.tryAgain', message: 'Try again' })}
        </Button>
      ) : null}
    </div>
  );
}
