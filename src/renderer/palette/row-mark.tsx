import ArrowRight from 'lucide-react/icons/arrow-right';
import FileText from 'lucide-react/icons/file-text';
import Phone from 'lucide-react/icons/phone';
import Search from 'lucide-react/icons/search';
import Settings from 'lucide-react/icons/settings';
import Star from 'lucide-react/icons/star';
import StickyNote from 'lucide-react/icons/sticky-note';
import User from 'lucide-react/icons/user';
import type { ReactNode } from 'react';
import { OutcomeIcon } from '../components/outcome-icon.tsx';
import type { PaletteRow } from './rows.ts';

const look = { size: '1.25em', 'aria-hidden': true } as const;

/** What kind of thing a row is; the words beside it and the heading say the same. */
export function RowMark({ row }: { readonly row: PaletteRow }): ReactNode {
  return <span className="palette-mark">{shape(row)}</span>;
}

function shape(row: PaletteRow): ReactNode {
  switch (row.kind) {
    case 'command':
      return row.command.group === 'settings' ? (
        <Settings {...look} />
      ) : (
        <ArrowRight {...look} className="mirrors" />
      );
    case 'teach':
      return <Search {...look} />;
    case 'dial':
      return row.what === 'call' ? <Phone {...look} /> : <FileText {...look} />;
    case 'person':
      return row.person.favourite ? <Star {...look} /> : <User {...look} />;
    case 'call':
      return <OutcomeIcon direction={row.call.direction} ending={row.call.ending} />;
    case 'note':
      return <StickyNote {...look} />;
    case 'fax':
      return <FileText {...look} />;
  }
}
