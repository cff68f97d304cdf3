import { describe, expect, test } from 'vitest';
import type { Claim, ClaimOf } from '../../src/model/index.ts';
import { markRoles } from '../../src/reports/mark-roles.ts';
import { sampleClaims } from '../helpers/sample-snapshot.ts';

describe('markRoles', () => {
  const [evidence] = sampleClaims.signed.evidence;
  if (evidence?.kind !== 'words' || sampleClaims.signed.kind !== 'transfer')
    throw new Error('sample changed');
  const at = (words: string) => {
    const start = evidence.start + evidence.quote.indexOf(words);
    return { start, end: start + words.length };
  };
  const marked = (change: Partial<ClaimOf<'transfer'>>) => {
    const { kind, id, textId, polarity, modality, confidence, extractors, roles } = sampleClaims.signed;
    const bare = {
      kind,
      id,
      textId,
      polarity,
      modality,
      confidence,
      extractors,
      evidence: [evidence],
      roles,
    };
    return markRoles(evidence, { ...bare, ...change } as Claim);
  };

  test('without the marks the quote is as it was', () => {
    expect(markRoles(evidence, sampleClaims.signed).replaceAll(/⟦[^⟦⟧]*?: |⟧/g, '')).toBe(evidence.quote);
  });

  test('a mark inside another is kept; of two that cut each other the later one goes', () => {
    const status = (words: string) => marked({ status: { status: 'signed', span: at(words) } });
    expect(status('India signed a contract')).toContain('⟦status: ⟦buyer: India⟧ signed a contract⟧');
    const role = { type: 'State', surface: 'India', span: at('India signed') } as const;
    const cut = marked({
      roles: { buyer: role },
      status: { status: 'signed', span: at('signed a contract') },
    });
    expect(cut).toContain('⟦buyer: India signed⟧ a contract');
    expect(cut).not.toContain('status');
  });

  test('words that only point back are marked with the name; what stands elsewhere is not marked', () => {
    const anaphor = marked({
      roles: {
        buyer: { type: 'State', surface: 'New Delhi', span: { start: 900, end: 909 }, anaphor: at('India') },
        seller: { type: 'State', surface: 'Moscow', span: { start: 800, end: 806 } },
      },
    });
    expect(anaphor).toContain('⟦buyer (New Delhi): India⟧ signed');
    expect(anaphor).not.toContain('seller');
  });
});
