import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { ControlRight } from '../../shared/call-control.ts';
import { isMissingOnApp } from '../../shared/missing-rights.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Unfold } from '../components/unfold.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import type { Guard } from './use-control.ts';

/** Nothing where calls may be controlled; otherwise who can grant it, for whoever asks. */
export function RightNote({ guard = (run) => run }: { readonly guard?: Guard }): ReactNode {
  const { i18n } = useLingui();
  const right = useAppState((state) => state.callControl.right);
  if (right.has !== 'no') return null;
  return (
    <div className="right-note">
      <Unfold
        look="ghost"
        size="small"
        guard={guard}
        words={i18n._({ id: 'right.why', message: "Why can't I steer calls from here?" })}
      >
        {() => <RightSentence guard={guard} />}
      </Unfold>
    </div>
  );
}

/** The sentence itself, and a request to hand on. */
function RightSentence({ guard = (run) => run }: { readonly guard?: Guard }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const right = useAppState((state) => state.callControl.right);
  if (right.has !== 'no') return null;
  return (
    <div className="right-sentence">
      <p>{rightWords(right, i18n)}</p>
      <CopyButton
        guard={guard}
        words={i18n._({ id: 'connection.copyMessage', message: 'Copy a message for my administrator' })}
        copy={() => send.copyAdministratorMessage()}
      />
    </div>
  );
}

function rightWords(right: ControlRight, i18n: I18n): string {
  return isMissingOnApp(right)
    ? i18n._({
        id: 'right.app',
        message:
          'Ringside may watch calls but not control them. Whoever registered it can add the right “Call Control” in the RingCentral developer console.',
      })
    : i18n._({
        id: 'right.role',
        message:
          'This account may watch calls but not control them. An administrator can add the right “Call Control” in the admin portal under Users › Roles.',
      });
}
