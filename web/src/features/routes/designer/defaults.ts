import { is, type Drawn, type Modeling, type Services } from './bpmn';

/** A way out of a gateway whose other ways all have conditions is the one that is taken when none of them holds. */
export class Defaults {
  static readonly $inject = ['eventBus', 'modeling'];

  constructor(events: Services['eventBus'], modeling: Modeling) {
    events.on<{ context: { connection: Drawn } }>('commandStack.connection.create.postExecuted', 500, ({ context: { connection } }) => {
      const { source } = connection;
      if (!source || !is(source, 'bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway') || hasCondition(connection)) return;
      const others = source.outgoing.filter((flow) => flow !== connection && is(flow, 'bpmn:SequenceFlow'));
      if (!source.businessObject.get('default') && others.length > 0 && others.every(hasCondition))
        modeling.updateProperties(source, { default: connection.businessObject });
    });
  }
}

const hasCondition = ({ businessObject }: Drawn): boolean => !!businessObject.get('conditionExpression');
