import { type FactSheet, factsOf } from '../evaluation/index.ts';
import { type Article, type Claim, textIdOf, type Vocabulary } from '../model/index.ts';
import { resolve } from '../resolution/index.ts';

/** The facts of the annotation guide that an article's claims carry, when nothing but this article is known. */
export function factsOfArticle(
  id: string,
  article: Article,
  claims: readonly Claim[],
  vocabulary: Vocabulary,
): FactSheet {
  const { text, ...head } = article;
  const textId = textIdOf(text);
  const alone = { id: textId, text, articles: [{ ...head, textId }], claims };
  const resolution = resolve([alone], vocabulary, []);
  const resolved = [...resolution.events.flatMap((event) => event.claims), ...resolution.relations];
  return factsOf(id, resolved, new Map(resolution.entities.map((entity) => [entity.id, entity])));
}
