import { useLingui } from '@lingui/react';
import Layers from 'lucide-react/icons/layers';
import type { ReactNode } from 'react';
import type { FaxItem } from '../../shared/fax.ts';
import type { Route } from '../../shared/route.ts';
import { Button } from '../components/button.tsx';
import { useSend } from '../use-app-state.ts';

type Props = { readonly item: FaxItem; readonly go: (route: Route) => void };

/** A copy nobody could see turned up after the person had sent it again: said once, with the way to both. */
export function LateTwin({ item, go }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const { twinFaxId, faxId } = item;
  if (twinFaxId === undefined) return null;
  const show = (id: string) => () => go({ screen: 'faxes', box: 'sent', faxId: id });
  return (
    <section className="fax-question" aria-labelledby="fax-twin">
      <Layers size="1.5em" aria-hidden="true" />
      <div className="fax-question-lines">
        <h3 id="fax-twin">{i18n._({ id: 'faxTwin.title', message: 'This fax went out twice.' })}</h3>
        <p>
          {i18n._({
            id: 'faxTwin.why',
            message:
              'RingCentral showed the first copy only after you had sent it again. Both are in the sent list.',
          })}
        </p>
        <div className="fax-actions">
          <Button onPress={show(twinFaxId)}>
            {i18n._({ id: 'faxTwin.first', message: 'Show the first' })}
          </Button>
          {faxId === undefined ? null : (
            <Button onPress={show(faxId)}>
              {i18n._({ id: 'faxTwin.second', message: 'Show the second' })}
            </Button>
          )}
          <Button look="ghost" onPress={() => send.hideFax(item.id)}>
            {i18n._({ id: 'action.dismiss', message: 'Dismiss' })}
          </Button>
        </div>
      </div>
    </section>
  );
}
