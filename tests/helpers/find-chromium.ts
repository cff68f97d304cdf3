import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names that Chromium and its like go by. */
export const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome'];

/** The program of `DEMARCHE_TEST_BROWSER`, else the first Chromium on the path; undefined where there is none. */
export function findChromium(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const named = environment['DEMARCHE_TEST_BROWSER'];
  if (named !== undefined && named !== '') return isProgram(named) ? named : undefined;
  const folders = (environment['PATH'] ?? '').split(delimiter);
  return chromiumNames.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** As `findChromium`, for who cannot go on without. */
export function requireChromium(): string {
  const found = findChromium();
  if (found === undefined) throw new Error(`None of ${chromiumNames.join(', ')} is on the path.`);
  return found;
}

/** Arguments with which it draws WebGL without a graphics card. */
export const softwareRendering = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
