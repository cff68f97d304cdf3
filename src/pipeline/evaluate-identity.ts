import {
  alignEntities,
  annotatedClaims,
  entitiesIn,
  type IdentityArticle,
  type IdentityScores,
  type IdentitySet,
  type KeyOf,
  scoreIdentity,
} from '../evaluation/index.ts';
import {
  type Claim,
  type Entity,
  type ReadText,
  type ResolvedClaim,
  textIdOf,
  type Vocabulary,
} from '../model/index.ts';
import { resolve } from '../resolution/index.ts';
import { articleOf } from './evaluate.ts';
import type { Emit } from './events.ts';
import { readArticle } from './read-article.ts';
import type { Stages } from './stages.ts';

/** Recognises entities and deals from article to article in claims made of the annotated facts: resolution by itself. */
export function annotatedIdentity(set: IdentitySet, vocabulary: Vocabulary): IdentityScores {
  const told = set.articles.map((article) => [article, annotatedClaims(article, vocabulary)] as const);
  const keys = new Map(
    told.flatMap(([, claims]) => claims.map(({ claim, keys: roles }) => [claim.id, roles])),
  );
  const texts = told.map(([article, claims]) =>
    textOf(
      article,
      claims.map(({ claim }) => claim),
    ),
  );
  return scoreIdentity(
    set,
    resolve(texts, vocabulary, []),
    () =>
      ({ claim }, role) =>
        keys.get(claim.id)?.[role],
  );
}

/** Reads the articles and recognises entities and deals in what was read: the whole chain. Claims kept as unsure do not count. */
export async function readIdentity(
  set: IdentitySet,
  stages: Stages,
  minConfidence: number,
  emit: Emit,
): Promise<IdentityScores> {
  const texts: ReadText[] = [];
  for (const article of set.articles) {
    const { claims } = await readArticle(articleOf(article), stages);
    texts.push(
      textOf(
        article,
        claims.filter(({ confidence }) => confidence >= minConfidence),
      ),
    );
    emit({ type: 'article', id: article.id, outcome: 'new', claims: claims.length });
  }
  return identityAsRead(set, texts, stages.vocabulary);
}

/** Recognises entities and deals in the claims of a set's texts, whose entities are told by the names that claims give them. */
export function identityAsRead(
  set: IdentitySet,
  texts: readonly ReadText[],
  vocabulary: Vocabulary,
): IdentityScores {
  const resolution = resolve(texts, vocabulary, []);
  const byId = new Map(resolution.entities.map((entity) => [entity.id, entity]));
  return scoreIdentity(set, resolution, (article, claims) => readKeys(article, claims, byId));
}

/** An article of the set as a text with its claims. */
export function textOf(article: IdentityArticle, claims: readonly Claim[]): ReadText {
  const { text, ...head } = articleOf(article);
  const id = textIdOf(text);
  return { id, text, articles: [{ ...head, textId: id }], claims };
}

/** The annotated key of each entity that claims name, by the names that the article gives it. */
function readKeys(
  { entities }: IdentityArticle,
  claims: readonly ResolvedClaim[],
  byId: ReadonlyMap<string, Entity>,
): KeyOf {
  const aligned = alignEntities(entitiesIn(claims, byId), entities);
  return ({ entities: found }, role) => {
    const key = aligned.get((found[role] ?? '').replace(/^state:/, ''));
    return key?.startsWith('?') ? undefined : key;
  };
}
