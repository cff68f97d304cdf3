export { resolve } from './resolve.ts';
export { resolveName } from './resolve-name.ts';
