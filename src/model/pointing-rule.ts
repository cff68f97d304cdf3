import { z } from 'zod';

/**
 * By which rule words stand for a name before them:
 * - `last-named`: the last thing of their kind ("the system"),
 * - `two-named-together`: the two that the nearest sentence with two of their kind names ("both countries"),
 * - `member-named`: the last-named state that is a member of the alliance in them ("its NATO ally"),
 * - `subject-before`: what the sentence before begins with, for a pronoun that says or does something ("It signed …").
 */
export const pointingRules = ['last-named', 'two-named-together', 'member-named', 'subject-before'] as const;
export const pointingRuleSchema = z.enum(pointingRules);
export type PointingRule = z.infer<typeof pointingRuleSchema>;
