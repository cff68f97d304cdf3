export { createCursors } from './cursors.ts';
export type { Door } from './door.ts';
export { serveHttp } from './serve-http.ts';
export { serveStdio } from './serve-stdio.ts';
