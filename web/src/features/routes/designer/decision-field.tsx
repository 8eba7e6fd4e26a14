import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { SelectField } from '../../../shared/ui/field';
import { decisionsQuery } from '../decisions/decisions.data';
import { panelWords as words } from './designer.words';
import { attributeOf, Extensions } from './extensions';
import { KeptField } from './kept-field';
import type { Editing } from './task-fields';

const address = getRouteApi('/office/admin/routes/$routeId/draw');
const TYPE = 'zeebe:CalledDecision';

/** Which of the tables that lie with the route is asked, and what its answer is called. */
export function DecisionFields({ modeler, element }: Editing) {
  const { routeId } = address.useParams();
  const { data } = useQuery(decisionsQuery(routeId));
  const edit = new Extensions(modeler);
  const called = attributeOf(element.businessObject, TYPE, 'decisionId');
  const result = attributeOf(element.businessObject, TYPE, 'resultVariable');
  const known = (data?.items ?? []).flatMap(({ decisions }) => decisions.map(({ id, name }) => ({ id, label: name })));
  const options = called && !known.some(({ id }) => id === called) ? [...known, { id: called, label: called }] : known;
  return (
    <>
      {options.length === 0 ? (
        <p className="text-ui text-ink-2">{words.noDecisions}</p>
      ) : (
        <SelectField
          label={words.decision}
          placeholder={words.decisionMissing}
          value={called ?? null}
          options={options}
          onChange={(decisionId) => edit.write(element, TYPE, { decisionId, resultVariable: result ?? 'result' })}
        />
      )}
      {called && (
        <KeptField
          label={words.result}
          isLatin
          value={result ?? ''}
          onKeep={(resultVariable) => edit.write(element, TYPE, { resultVariable: resultVariable || undefined })}
        />
      )}
    </>
  );
}
