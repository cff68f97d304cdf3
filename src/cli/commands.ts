import { askCommand } from './ask-command.ts';
import type { RegisterCommand } from './command.ts';
import { demoCommand } from './demo-command.ts';
import { diffCommand } from './diff-command.ts';
import { doctorCommand } from './doctor-command.ts';
import { evaluateCommand } from './evaluate-command.ts';
import { explainCommand } from './explain-command.ts';
import { exploreCommand } from './explore-command.ts';
import { exportCommand } from './export-command.ts';
import { extractCommand } from './extract-command.ts';
import { influenceCommand } from './influence-command.ts';
import { ingestCommand } from './ingest-command.ts';
import { mcpCommand } from './mcp-command.ts';
import { neo4jCommand } from './neo4j-command.ts';
import { promoteCommand } from './promote-command.ts';
import { queryCommand } from './query-command.ts';
import { queueCommand } from './queue-command.ts';
import { reconcileCommand } from './reconcile-command.ts';
import { digestCommand, rebuildCommand, restoreCommand, retractCommand } from './record-commands.ts';
import { reportCommand } from './report-command.ts';
import { reviewCommand } from './review-command.ts';
import { scenesCommand } from './scenes-command.ts';
import { snapshotCommand } from './snapshot-command.ts';
import { verifyCommand } from './verify-command.ts';
import { watchCommand } from './watch-command.ts';
import { workerCommand } from './worker-command.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly RegisterCommand[] = [
  demoCommand,
  ingestCommand,
  watchCommand,
  extractCommand,
  queryCommand,
  askCommand,
  reportCommand,
  diffCommand,
  influenceCommand,
  reconcileCommand,
  explainCommand,
  exploreCommand,
  reviewCommand,
  promoteCommand,
  verifyCommand,
  retractCommand,
  rebuildCommand,
  exportCommand,
  restoreCommand,
  snapshotCommand,
  digestCommand,
  evaluateCommand,
  neo4jCommand,
  scenesCommand,
  mcpCommand,
  workerCommand,
  queueCommand,
  doctorCommand,
];
