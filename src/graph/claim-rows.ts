import type { Claim, NodeRef, ResolvedClaim, WordsEvidence } from '../model/index.ts';
import { shortened } from '../util/wording.ts';
import { claimCaption } from './captions.ts';
import type { FoldContext } from './fold-context.ts';
import { propertiesOf } from './row-collector.ts';
import { textRef } from './source-rows.ts';

const shownWords = 80;

export function claimRef(id: string): NodeRef {
  return { label: 'Claim', id };
}

/** A claim with the parties it names and the passages that carry it. */
export function drawClaim(resolved: ResolvedClaim, context: FoldContext): void {
  const { claim, entities, known, supersededBy } = resolved;
  const { collector } = context;
  const node = claimRef(claim.id);
  collector.addNode({
    ...node,
    properties: propertiesOf({
      name: claimCaption(claim, (role) => context.nameOf(entities[role])),
      kind: claim.kind,
      polarity: claim.polarity,
      modality: claim.modality,
      date: claim.date?.date,
      dateRole: claim.date?.role,
      ended: claim.ended === undefined ? undefined : true,
      known: known === '' ? undefined : known,
      supersededBy,
      confidence: claim.confidence,
      attributedTo: context.nameOf(entities['attributedTo']) ?? claim.attributedTo?.surface,
      extractors: claim.extractors,
      register: claim.evidence.flatMap((evidence) =>
        evidence.kind === 'register' ? [`${evidence.file}:${evidence.row}:${evidence.field}`] : [],
      ),
      ...valuesOf(claim),
    }),
  });
  for (const [role, id] of Object.entries(entities)) {
    const entity = context.nodeOf(id);
    if (entity !== undefined) collector.relate('ABOUT', node, entity, { role }, role);
  }
  const drawn = new Set<string>();
  for (const evidence of claim.evidence) {
    if (evidence.kind !== 'words') continue;
    const id = passageIdOf(evidence);
    if (!drawn.has(id)) drawPassage(node, id, evidence, context);
    drawn.add(id);
  }
}

function valuesOf(claim: Claim) {
  if (claim.kind === 'pressure') return { action: claim.action.action };
  if (claim.kind !== 'transfer') return {};
  return {
    status: claim.status?.status,
    value: claim.value?.amount,
    currency: claim.value?.currency,
    quantity: claim.quantity?.count,
    signed: claim.signed?.date,
  };
}

function passageIdOf({ textId, start, end }: WordsEvidence): string {
  return `passage:${textId.replace(/^text:/, '')}-${start}-${end}`;
}

function drawPassage(claim: NodeRef, id: string, evidence: WordsEvidence, { collector }: FoldContext): void {
  const { textId, start, end, quote, sha256 } = evidence;
  const passage: NodeRef = { label: 'Passage', id };
  const name = shortened(quote, shownWords);
  const isNew = collector.addNode({ ...passage, properties: propertiesOf({ name, quote, start, end }) });
  if (isNew) collector.relate('IN', passage, textRef(textId));
  collector.relate('EVIDENCED_BY', claim, passage, { start, end, quote, sha256 });
}
