import { actorKinds } from '../model/index.ts';
import type { QuestionPart } from './read-question.ts';

/** The value that a part of a question gives a parameter of this name and type; undefined where it fits none. */
export function valueFor(name: string, type: string, part: QuestionPart): string | undefined {
  switch (part.type) {
    case 'name': {
      const fits = part.name.senses.find(
        ({ kind }) => kind === type || (type === 'Actor' && actorKinds.includes(kind)),
      );
      return fits?.id;
    }
    case 'time': {
      const { how, from, to } = part.time;
      if (type !== 'date') return undefined;
      if (name === 'since') return how === 'since' ? from : undefined;
      if (name === 'on') return how === 'at' ? to : undefined;
      return undefined;
    }
    case 'words':
      return type === 'string' && name === 'words' ? part.value : undefined;
    case 'id':
      if (type === 'Event')
        return /^(?:deal|pressure|exclusion|resistance):/.test(part.value) ? part.value : undefined;
      return type === 'id' ? part.value : undefined;
    case 'number':
      return type === 'integer' ? part.value : undefined;
    case 'word':
      return undefined;
  }
}
