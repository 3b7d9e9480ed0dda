import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { type FaxDraft, faxLimits } from '../../../shared/fax-draft.ts';
import { ChoiceBox } from '../../components/choice-box.tsx';
import { CountedText } from '../../components/counted-text.tsx';
import { useAppState, useSend } from '../../use-app-state.ts';
import { useTyped } from './use-typed.ts';

/** The platform's number of no cover page. */
const none = 0;
const usual = 'usual';

/** The cover page and what stands on it. */
export function CoverPart({ draft }: { readonly draft: FaxDraft }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const covers = useAppState((state) => state.faxes.covers);
  const { id, coverIndex, coverText } = draft;
  const text = useTyped(coverText, (value) =>
    send.changeFaxDraft(id, { kind: 'set-cover-text', text: value }),
  );
  const count = text.value.length;
  return (
    <section className="compose-part">
      <ChoiceBox
        label={i18n._({ id: 'compose.cover', message: 'Cover page' })}
        value={coverIndex === undefined ? usual : String(coverIndex)}
        options={[
          {
            value: usual,
            label: i18n._({ id: 'compose.coverUsual', message: 'The one set in RingCentral' }),
          },
          ...covers
            .filter(({ index }) => index !== none)
            .map(({ index, name }) => ({ value: String(index), label: name })),
          { value: String(none), label: i18n._({ id: 'compose.coverNone', message: 'No cover page' }) },
        ]}
        onChange={(value) =>
          send.changeFaxDraft(id, {
            kind: 'set-cover',
            coverIndex: value === usual ? undefined : Number(value),
          })
        }
      />
      <CountedText
        label={i18n._({ id: 'compose.message', message: 'Message' })}
        value={text.value}
        onChange={text.change}
        most={faxLimits.coverText}
        counted={i18n._({
          id: 'compose.counted',
          message: '{count, number} of {most, number} characters',
          values: { count, most: faxLimits.coverText },
        })}
        full={i18n._({ id: 'compose.full', message: 'The message is full.' })}
      />
      {coverIndex === none && coverText.trim() !== '' ? (
        <p className="compose-aside">
          {i18n._({
            id: 'compose.textWithoutCover',
            message: 'Your message is on the cover page, which is off.',
          })}
        </p>
      ) : null}
    </section>
  );
}
