import { type Claim, rolesOf } from '../model/index.ts';
import { moneyInWords } from './wording.ts';

/** The parties of a claim by role: `seller: Russia, buyer: India`; by their words unless `nameOf` gives a name. */
export function partiesOf(
  claim: Claim,
  nameOf: (role: string) => string | undefined = () => undefined,
): string {
  return rolesOf(claim)
    .map(([name, role]) => `${name}: ${nameOf(name) ?? role.surface}`)
    .join(', ');
}

/** What a claim says of its parties: the act, or the status and figures of a deal; '' where it has none. */
export function valuesOf(claim: Claim): string {
  if (claim.kind === 'pressure') return claim.action.action;
  if (claim.kind !== 'transfer') return '';
  return [
    claim.status?.status,
    claim.value && moneyInWords(claim.value.amount, claim.value.currency),
    claim.quantity && [claim.quantity.count, claim.quantity.unit].filter(Boolean).join(' '),
    claim.signed && `signed ${claim.signed.date}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** How the words stand to it: denied, planned, hypothetical, who says so; '' for a plain assertion. */
export function stanceOf(claim: Claim): string {
  const stance = [claim.polarity, claim.modality].filter((word) => word !== 'asserted' && word !== 'actual');
  return [...stance, ...(claim.attributedTo ? [`says ${claim.attributedTo.surface}`] : [])].join(', ');
}
