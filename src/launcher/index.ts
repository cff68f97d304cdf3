export { type Check, checkPrerequisites } from './check-prerequisites.ts';
export { openAddress, webAddress } from './open-address.ts';
export { findFreePorts } from './ports.ts';
export { findRunningServer } from './server-record.ts';
export { type RunningNeo4j, type StartOptions, startNeo4j } from './start-neo4j.ts';
