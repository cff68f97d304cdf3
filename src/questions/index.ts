export type { AskableQuery } from './askable-query.ts';
export { type Candidate, chooseQuery } from './choose-query.ts';
export { parseQuestionWords } from './question-words.ts';
export { type QuestionPart, readQuestion } from './read-question.ts';
