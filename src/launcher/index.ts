export { type Check, checkPrerequisites } from './check-prerequisites.ts';
export { findFreePorts } from './ports.ts';
export { type RunningNeo4j, type StartOptions, startNeo4j } from './start-neo4j.ts';
