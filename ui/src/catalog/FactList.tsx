import { Copyable } from '../shared/ui/Copyable';
import type { Fact } from './facts';

const identifier = /^(arn:|s3:|https?:|[a-z]+:\/\/)/;

/** Facts as terms and values; identifiers are mono and can be copied. */
export function FactList({ facts }: { facts: Fact[] }) {
  return (
    <dl className="hy-facts">
      {facts.map((fact) => (
        <div key={fact.label} className="hy-fact">
          <dt>{fact.label}</dt>
          <dd>{identifier.test(fact.value) ? <Copyable value={fact.value} /> : fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
