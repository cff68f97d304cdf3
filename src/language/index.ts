export { documentOf } from './document-of.ts';
