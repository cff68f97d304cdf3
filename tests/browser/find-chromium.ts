import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The Chromium on the path. */
export function findChromium(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (found === undefined) throw new Error(`None of ${names.join(', ')} is on the path.`);
  return found;
}

/** Arguments with which it draws WebGL without a graphics card. */
export const softwareRendering = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
