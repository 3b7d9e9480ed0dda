import { useLingui } from '@lingui/react';
import MoveHorizontal from 'lucide-react/icons/move-horizontal';
import RotateCw from 'lucide-react/icons/rotate-cw';
import ZoomIn from 'lucide-react/icons/zoom-in';
import ZoomOut from 'lucide-react/icons/zoom-out';
import type { ReactNode } from 'react';
import { IconButton } from '../../components/button.tsx';
import { PageField } from './page-field.tsx';

type Props = {
  readonly page: number;
  readonly count: number;
  readonly zoom: number;
  readonly goTo: (page: number) => void;
  readonly zoomBy: (by: -1 | 1) => void;
  readonly fit: () => void;
  readonly turn: () => void;
};

const icon = { size: '1.25em', 'aria-hidden': true } as const;

/** Where in the document somebody is, how large it is, and which way up. */
export function ViewerTools(props: Props): ReactNode {
  const { i18n } = useLingui();
  const { page, count, zoom, goTo, zoomBy, fit, turn } = props;
  const percent = new Intl.NumberFormat(i18n.locale, { style: 'percent' }).format(zoom);
  return (
    <div
      className="viewer-tools"
      role="toolbar"
      aria-label={i18n._({ id: 'viewer.tools', message: 'View of the pages' })}
    >
      <PageField page={page} count={count} goTo={goTo} />
      <span className="viewer-tools-rest" />
      <IconButton
        name={i18n._({ id: 'viewer.smaller', message: 'Smaller' })}
        keys="−"
        onPress={() => zoomBy(-1)}
      >
        <ZoomOut {...icon} />
      </IconButton>
      <span className="viewer-zoom" role="status">
        <span className="visually-hidden">{i18n._({ id: 'viewer.zoom', message: 'Size' })} </span>
        {percent}
      </span>
      <IconButton
        name={i18n._({ id: 'viewer.larger', message: 'Larger' })}
        keys="+"
        onPress={() => zoomBy(1)}
      >
        <ZoomIn {...icon} />
      </IconButton>
      <IconButton name={i18n._({ id: 'viewer.fit', message: 'Fit the width' })} keys="0" onPress={fit}>
        <MoveHorizontal {...icon} />
      </IconButton>
      <IconButton name={i18n._({ id: 'viewer.turn', message: 'Turn all pages' })} keys="R" onPress={turn}>
        <RotateCw {...icon} />
      </IconButton>
    </div>
  );
}
