import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const own = fileURLToPath(new URL('../../.venv-tests/bin/python', import.meta.url));

/** The Python that reads what is exported: `DEMARCHE_TEST_PYTHON`, else that of `.venv-tests`, else the one on the path. */
export function pythonOfTests(): string {
  const named = process.env['DEMARCHE_TEST_PYTHON'];
  if (named !== undefined && named !== '') return named;
  return existsSync(own) ? own : 'python3';
}

/** Why exports cannot be read back here; undefined when they can. */
export function pythonObstacle(): string | undefined {
  const python = pythonOfTests();
  const { status } = spawnSync(python, ['-c', 'import networkx, rdflib, followthemoney'], {
    stdio: 'ignore',
  });
  if (status === 0) return undefined;
  return `${python} lacks what tests/exports/requirements.txt names. Put it into .venv-tests, or set DEMARCHE_TEST_PYTHON.`;
}
