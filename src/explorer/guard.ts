import { timingSafeEqual } from 'node:crypto';
import type { Context, Next } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** Secrets of one run, and where the page is. */
export interface Doorkeeper {
  /** Address of the page without a path, such as `http://127.0.0.1:4747`. */
  readonly origin: string;
  /** In the address at the first visit; good for one. */
  readonly ticket: string;
  /** In the cookie from then on. */
  readonly secret: string;
}

const year = 31_536_000;

/**
 * Lets a request in when it was sent to the loopback address, from no other page, by a browser that holds the cookie. The first
 * visit brings the ticket in its address, gets the cookie for it and is sent on to the address without it; a ticket
 * is good for one visit, so that a copied address opens nothing.
 */
export function createGuard({ origin, ticket, secret }: Doorkeeper) {
  const { host, port } = new URL(origin);
  const hosts = new Set([host, `localhost:${port}`, `127.0.0.1:${port}`]);
  // Cookies are shared by all ports of a host.
  const cookie = `demarche-${port}`;
  let spent = false;
  return async (context: Context, next: Next): Promise<Response | undefined> => {
    const { req } = context;
    const sentTo = req.header('host') ?? '';
    if (!hosts.has(sentTo)) return context.text('This page answers to its own address only.', 403);
    const from = req.header('origin');
    if (from !== undefined && from !== `http://${sentTo}`)
      return context.text('Other pages are not answered.', 403);
    const isRead = req.method === 'GET' || req.method === 'HEAD';
    if (!isRead && from === undefined) return context.text('Other programs are not answered.', 403);
    const shown = req.query('ticket');
    if (isRead && req.path === '/' && shown !== undefined) {
      const isKnown = isEqual(getCookie(context, cookie), secret);
      if (!isKnown && (spent || !isEqual(shown, ticket))) return context.text(usedUp, 403);
      spent = true;
      const options = { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: year } as const;
      setCookie(context, cookie, secret, options);
      return context.redirect('/', 303);
    }
    if (!isEqual(getCookie(context, cookie), secret)) return context.text(usedUp, 403);
    await next();
    return undefined;
  };
}

const usedUp =
  'This address has been used, or is not complete. `demarche explore` prints one that opens the page once; the browser that opened it keeps access.';

function isEqual(given: string | undefined, wanted: string): boolean {
  if (given === undefined) return false;
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}
