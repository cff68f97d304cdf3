import type { ArticleView } from '../view/article-view.ts';
import { actCandidates } from './acts.ts';
import type { Candidate } from './candidate.ts';
import { transferCandidates } from './deals.ts';
import { refusalCandidates } from './refusals.ts';
import { relationCandidates } from './relations.ts';

export { figureCandidates } from './figures.ts';

/** Every fact that an article may tell and that depends on no other, with objects and laws of acts, described for the judge. */
export function candidatesOf(view: ArticleView): readonly Candidate[] {
  return [
    ...transferCandidates(view),
    ...actCandidates(view),
    ...refusalCandidates(view),
    ...relationCandidates(view),
  ];
}
