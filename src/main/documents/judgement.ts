import type { DocumentKind } from '../../shared/document.ts';
import type { FaxFileRefusal } from '../../shared/fax-draft.ts';

/** What a file's content says about faxing it. */
export type Judgement =
  | {
      readonly status: 'fits';
      readonly kind: DocumentKind;
      /** Undefined where only the platform can tell. */
      readonly pages: number | undefined;
      /** Pages may be left out, moved and turned. */
      readonly canEdit: boolean;
    }
  | {
      readonly status: 'refused';
      readonly why: FaxFileRefusal;
      /** A technical word or number, for whoever writes the sentence: an extension, a count, a page. */
      readonly detail: string | undefined;
    };
