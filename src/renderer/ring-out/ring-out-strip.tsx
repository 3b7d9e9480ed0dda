import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { RingOut } from '../../shared/ring-out.ts';
import { Button } from '../components/button.tsx';
import { RingOutMark } from './ring-out-mark.tsx';
import { ringOutTitle, targetName } from './ring-out-words.ts';
import { stepSentence } from './step-words.ts';

type Props = { readonly ringOut: RingOut; readonly onShow: (id: string) => void };

/** One of several calls that are being placed. */
export function RingOutStrip({ ringOut, onShow }: Props): ReactNode {
  const { i18n } = useLingui();
  const title = ringOutTitle(ringOut, i18n);
  const name = targetName(ringOut.target, i18n);
  return (
    <div className="strip">
      <RingOutMark ringOut={ringOut} />
      <div className="strip-lines">
        <span className="strip-name" title={title}>
          {title}
        </span>
        <span className="strip-status">{stepSentence(ringOut, i18n)}</span>
      </div>
      <Button
        size="small"
        name={i18n._({ id: 'card.showNamed', message: 'Show {name}', values: { name } })}
        onPress={() => onShow(ringOut.id)}
      >
        {i18n._({ id: 'card.show', message: 'Show' })}
      </Button>
    </div>
  );
}
