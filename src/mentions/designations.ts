import { overlaps, type Span } from '../model/index.ts';

/**
 * The grammar of designations: one to five letters of which the first is a capital, an optional hyphen, digits, and
 * variant letters or digits ("Su-35SE", "BVK-9", "K2PL", "AIM-120C-7", "S-300PMU-2"); "Type 054A", "Mk 41", "Project 877".
 */
const patterns: readonly RegExp[] = [
  /(?<![\p{L}\p{N}\-/])\p{Lu}[\p{L}]{0,4}(?:\/\p{Lu})?[-‐‑]\d{1,4}(?:[\p{Lu}]{1,5}\d{0,2}|[a-z]{2,3})?(?:-\d{1,2}\p{Lu}?)?(?:\/\p{Lu}\d?)?s?(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}\-/])\p{Lu}{1,4}\d{1,4}\p{Lu}{0,4}s?(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])(?:Type|Project|Mk\.?|Mark|Block|Model)\s(?:\d{1,5}\p{Lu}{0,3}|[IVX]{1,4})(?![\p{L}\p{N}])/gu,
];

/** Runs of a text that are built like designations and lie outside `taken`, in order; a plural's "s" is included. */
export function findDesignations(text: string, taken: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (![...taken, ...found].some((other) => overlaps(other, span))) found.push(span);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
