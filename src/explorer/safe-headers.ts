import { createHash } from 'node:crypto';
import type { Context, Next } from 'hono';

const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers that keep other pages out and everything from elsewhere off the page. */
export async function safeHeaders(context: Context, next: Next): Promise<void> {
  await next();
  const headers = {
    'Content-Security-Policy': context.res.headers.get('Content-Security-Policy') ?? pagePolicy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cache-Control': 'no-store',
  };
  for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
}

/**
 * The policy of a page that brings its own styles and scripts: those that stand in it by their hash, and nothing else. Its charts
 * carry styles as attributes, which have no hash and can neither run nor load anything under this policy.
 */
export function policyOf(html: string): string {
  const hashes = (tag: 'style' | 'script') =>
    [...html.matchAll(new RegExp(`<${tag}(?:\\s[^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))]
      .map(([, body = '']) => ` 'sha256-${createHash('sha256').update(readAs(body)).digest('base64')}'`)
      .join('') || " 'none'";
  return [
    "default-src 'none'",
    `style-src${hashes('style')}`,
    "style-src-attr 'unsafe-inline'",
    `script-src${hashes('script')}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What a browser takes for the text of a style or script: inside an SVG the marks of a CDATA section are not part of it. */
function readAs(body: string): string {
  return body.replace('<![CDATA[', '').replace(']]>', '');
}
