import type { Entity } from './entity.ts';
import type { EventCluster, Following, ReadText, ResolvedClaim, Story } from './resolution.ts';

/** What a resolution says, one question at a time. */
export interface ResolutionLookups {
  /** An entity that some claim names. */
  entityOf(id: string): Entity | undefined;
  storyOf(textId: string): string | undefined;
  /** Texts after which a text was written, by their ids. */
  followsOf(textId: string): readonly Following[];
  /** The text that a text says to correct. */
  correctionOf(textId: string): string | undefined;
  /** The state behind a firm, when there is one and only one. */
  baseOf(id: string): string | undefined;
  /** What a system is a variant of. */
  parentOf(id: string): string | undefined;
  textOf(id: string): ReadText | undefined;
}

/** A text with its claims resolved. */
export interface ResolvedText {
  readonly text: ReadText;
  readonly claims: readonly ResolvedClaim[];
}

/** What a change of texts changed in a resolution; `undefined` stands for what is no more. */
export interface ResolutionChanges {
  readonly texts: ReadonlyMap<string, ResolvedText | undefined>;
  readonly events: ReadonlyMap<string, EventCluster | undefined>;
  readonly stories: ReadonlyMap<string, Story | undefined>;
  /** Texts that tell another story now. */
  readonly retold: ReadonlySet<string>;
  /** Texts that follow others than before. */
  readonly following: ReadonlySet<string>;
  /** Texts that correct another one than before. */
  readonly corrected: ReadonlySet<string>;
  /** Entities as they were. */
  readonly entities: ReadonlyMap<string, Entity | undefined>;
  /** Organisations that have another base now. */
  readonly bases: readonly string[];
  /** Systems of which others are variants, or no longer. */
  readonly parents: readonly string[];
}
