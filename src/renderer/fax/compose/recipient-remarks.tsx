import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { FaxDraft } from '../../../shared/fax-draft.ts';
import { recipientRemark } from './recipient-words.ts';

type Props = { readonly id: string; readonly draft: FaxDraft; readonly repeated: string | undefined };

/** What is wrong with a recipient, or worth knowing, in words below the field. */
export function RecipientRemarks({ id, draft, repeated }: Props): ReactNode {
  const { i18n } = useLingui();
  const remarks = draft.recipients.flatMap((recipient) => {
    const words = recipientRemark(recipient, i18n);
    return words === undefined
      ? []
      : [{ id: recipient.id, words, isProblem: recipient.problem !== undefined }];
  });
  return (
    <ul id={id} className="fax-remarks">
      {repeated === undefined ? null : (
        <li>
          <bdi>
            {i18n._({
              id: 'faxTo.repeated',
              message: '{what} is there already.',
              values: { what: repeated },
            })}
          </bdi>
        </li>
      )}
      {remarks.map((remark) => (
        <li key={remark.id} className={remark.isProblem ? 'field-problem' : ''}>
          <bdi>{remark.words}</bdi>
        </li>
      ))}
    </ul>
  );
}
