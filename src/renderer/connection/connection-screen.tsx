import { useLingui } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import type { Limitation } from '../../shared/connection.ts';
import { Button } from '../components/button.tsx';
import { ConnectionMark } from '../components/connection-mark.tsx';
import { connectionWords, reasonWords } from '../frame/connection-words.ts';
import { clockTime, elapsed } from '../times.ts';
import { useAppState, useCompanion, useSend } from '../use-app-state.ts';
import { useElapsed } from '../use-elapsed.ts';

/** Whether calls can show up here at all, why not, and what to do. */
export function ConnectionScreen(): ReactNode {
  const { i18n } = useLingui();
  const connection = useAppState((state) => state.connection);
  const send = useSend();
  const reason = reasonWords(connection, i18n);
  const time = (at: number | undefined): string | undefined =>
    at === undefined ? undefined : clockTime(at, i18n.locale);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [i18n._({ id: 'connection.sinceFact', message: 'Since' }), time(connection.since)],
    [
      i18n._({ id: 'connection.lastHeard', message: 'Last heard from RingCentral' }),
      time(connection.lastHeardAt),
    ],
  ];
  return (
    <div className="page-column scroll">
      <h2 className="connection-title">
        <ConnectionMark phase={connection.phase} />
        {connectionWords(connection, i18n)}
      </h2>
      {reason === undefined || connection.phase === 'online' ? null : <p>{reason}</p>}
      <dl className="facts">
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        <NextTry at={connection.nextTryAt} />
      </dl>
      <Limitations limitations={connection.limitations} />
      {connection.phase === 'online' ? null : (
        <Button look="accent" onPress={() => send.reconnectNow()}>
          {i18n._({ id: 'action.tryAgain', message: 'Try again' })}
        </Button>
      )}
      <Diagnostics />
    </div>
  );
}

function NextTry({ at }: { readonly at: number | undefined }): ReactNode {
  const { i18n } = useLingui();
  const past = useElapsed((at ?? 0) - 3_600_000, 0, at !== undefined);
  if (at === undefined || past >= 3_600_000) return null;
  return (
    <div>
      <dt>{i18n._({ id: 'connection.nextTry', message: 'Next try in' })}</dt>
      <dd>
        <bdi dir="ltr">{elapsed(3_600_000 - past + 999)}</bdi>
      </dd>
    </div>
  );
}

function Limitations({ limitations }: { readonly limitations: readonly Limitation[] }): ReactNode {
  const { i18n } = useLingui();
  if (limitations.length === 0) return null;
  return (
    <section className="limitations">
      <h3>{i18n._({ id: 'connection.limited', message: 'What this account may not see' })}</h3>
      <p>
        {i18n._({
          id: 'connection.limitedHint',
          message: 'An administrator can add these rights in the admin portal under Users › Roles.',
        })}
      </p>
      <ul>
        {limitations.map(({ filter }) => (
          <li key={filter}>
            <bdi dir="ltr" className="mono">
              {filter}
            </bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Plain text without personal data; selected at once, so that it can be copied. */
export function Diagnostics(): ReactNode {
  const { i18n } = useLingui();
  const companion = useCompanion();
  const [text, setText] = useState<string>();
  const show = (): void => {
    companion.ask.diagnostics().then(setText, () => setText(''));
  };
  if (text === undefined) {
    return (
      <Button onPress={show}>{i18n._({ id: 'connection.diagnostics', message: 'Show diagnostics' })}</Button>
    );
  }
  return (
    <textarea
      className="diagnostics selectable scroll"
      dir="ltr"
      readOnly
      rows={10}
      aria-label={i18n._({ id: 'connection.diagnosticsName', message: 'Diagnostics' })}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
