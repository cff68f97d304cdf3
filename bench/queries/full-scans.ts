import type { Plan, ProfiledPlan } from 'neo4j-driver';

/** Operators that read all nodes, all nodes of a label, or all relationships of a type. */
const scanning =
  /^(?:AllNodesScan|NodeByLabelScan|UnionNodeByLabelsScan|IntersectionNodeByLabelsScan|(?:Directed|Undirected)(?:AllRelationships|RelationshipType|UnionRelationshipTypes)Scan)/;

/** The scans of a plan: what each reads. */
export function fullScans(plan: Plan | ProfiledPlan): readonly string[] {
  const operator = plan.operatorType.replace(/@.*$/, '');
  const own = scanning.test(operator)
    ? [`${operator} ${String(plan.arguments?.['Details'] ?? '')}`.trim()]
    : [];
  return [...own, ...plan.children.flatMap(fullScans)];
}

/** Accesses to the store that a profiled plan took. */
export function dbHits(plan: ProfiledPlan): number {
  return plan.children.reduce((sum, child) => sum + dbHits(child), Number(plan.dbHits));
}
