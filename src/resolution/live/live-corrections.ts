import type { ReadText, ResolvedClaim, Story } from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { addTo, takeFrom } from '../../util/dependents.ts';
import { correctionsOf, supersededClaims } from '../corrections.ts';
import type { LiveStories, StoryChanges } from './live-stories.ts';

/** What texts correct and which claims they take back, kept up to date text by text. */
export interface LiveCorrections {
  correctionOf(textId: string): string | undefined;
  /** Claim → the text that takes it back. */
  readonly superseded: ReadonlyMap<string, string>;
  /** Takes in texts that changed, as they were and as they are, and what became of stories. */
  change(
    texts: ReadonlyMap<
      string,
      { readonly before: ReadText | undefined; readonly after: ReadText | undefined }
    >,
    stories: StoryChanges,
  ): CorrectionChanges;
}

export interface CorrectionChanges {
  /** Texts that correct another one than before. */
  readonly corrected: ReadonlySet<string>;
  /** Texts with claims that are taken back, or are no more. */
  readonly restated: ReadonlySet<string>;
}

/** What is held of texts besides. */
export interface HeldTexts {
  textOf(id: string): ReadText | undefined;
  /** Its claims as if nothing were taken back. */
  claimsOf(id: string): readonly ResolvedClaim[];
}

const nothing: CorrectionChanges = { corrected: new Set(), restated: new Set() };

/**
 * Corrections are few, so all of them are decided anew whenever a text changed that one of them may rest on: a text of the story
 * of a correcting text, one that its article printed, or one of the story of such a text.
 */
export function liveCorrections(stories: LiveStories, held: HeldTexts): LiveCorrections {
  const printedBy = new Map<string, Set<string>>();
  let scope = scopeOf([]);
  let corrections = new Map<string, string>();
  let superseded: ReadonlyMap<string, string> = new Map();
  let restatedBy = new Map<string, string>();

  const storyWith = (textId: string): Story | undefined => stories.storyAt(stories.storyOf(textId) ?? '');
  const scopeNow = () => {
    const correcting = [...stories.correcting].flatMap((id) => held.textOf(id) ?? []);
    const articles = new Set(correcting.flatMap((text) => text.articles.map(({ id }) => id)));
    const printed = [...articles].flatMap((id) => [...(printedBy.get(id) ?? [])]);
    const told = new Map<string, Story>();
    for (const id of [...correcting.map((text) => text.id), ...printed]) {
      const story = storyWith(id);
      if (story !== undefined) told.set(story.id, story);
    }
    return scopeOf([...told.values()], articles, printed);
  };

  return {
    correctionOf: (textId) => corrections.get(textId),
    get superseded() {
      return superseded;
    },
    change(texts, changes) {
      let isConcerned = false;
      for (const [id, { before, after }] of texts) {
        for (const article of before?.articles ?? []) takeFrom(printedBy, article.id, id);
        for (const article of after?.articles ?? []) addTo(printedBy, article.id, id);
        const articles = [...(before?.articles ?? []), ...(after?.articles ?? [])];
        isConcerned ||=
          scope.texts.has(id) ||
          stories.correcting.has(id) ||
          articles.some((article) => scope.articles.has(article.id));
      }
      for (const [id, story] of changes.stories) {
        isConcerned ||=
          scope.stories.has(id) || (story?.texts.some((text) => scope.texts.has(text)) ?? false);
      }
      if (!isConcerned) return nothing;
      scope = scopeNow();
      const now = [...scope.texts].sort(compare).flatMap((id) => held.textOf(id) ?? []);
      const told = [...scope.stories.values()].sort((a, b) => compare(a.id, b.id));
      const claims = now.flatMap(({ id }) => held.claimsOf(id));
      const found = correctionsOf(now, told, stories.correcting);
      const [formerCorrections, formerRestated] = [corrections, restatedBy];
      corrections = new Map(found.map(({ text, corrects }) => [text, corrects]));
      superseded = supersededClaims(claims, found, told, now);
      restatedBy = new Map(
        now.flatMap(({ id }) => {
          const taken = held.claimsOf(id).flatMap(({ claim }) => {
            const by = superseded.get(claim.id);
            return by === undefined ? [] : [`${claim.id} ${by}`];
          });
          return taken.length === 0 ? [] : [[id, taken.join(' ')]];
        }),
      );
      return {
        corrected: differing(formerCorrections, corrections),
        restated: differing(formerRestated, restatedBy),
      };
    },
  };
}

/** What corrections may rest on. */
function scopeOf(
  stories: readonly Story[],
  articles: ReadonlySet<string> = new Set(),
  printed: readonly string[] = [],
) {
  return {
    stories: new Map(stories.map((story) => [story.id, story])),
    articles,
    texts: new Set([...stories.flatMap(({ texts }) => texts), ...printed]),
  };
}

/** The keys under which two maps do not hold the same. */
function differing(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): ReadonlySet<string> {
  const keys = new Set([...a.keys(), ...b.keys()]);
  return new Set([...keys].filter((key) => a.get(key) !== b.get(key)));
}
