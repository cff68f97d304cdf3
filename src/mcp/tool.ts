import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { AnySchema } from '@modelcontextprotocol/sdk/server/zod-compat.js';
import { z } from 'zod';
import { dateGiven, periodGiven, type TimeScope } from '../pipeline/index.ts';
import type { Part } from './cursors.ts';
import type { Door } from './door.ts';
import { sayFault } from './say-fault.ts';

/** A tool: what an assistant is told of it, what it takes and what it does. */
interface Tool<Shape extends z.ZodRawShape> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly takes: Shape;
  /** Whether it adds to the record; else it only reads. */
  readonly writes?: boolean;
  readonly run: (given: z.infer<z.ZodObject<Shape>>, door: Door) => Promise<Part>;
}

/** Puts a tool on a server. */
export type RegisterTool = (server: McpServer, door: Door) => void;

/** Makes a tool ready for a server: what it does not take is refused by name, and errors become results. */
export function defineTool<Shape extends z.ZodRawShape>(tool: Tool<Shape>): RegisterTool {
  const { name, title, description, takes, writes = false } = tool;
  const annotations = {
    readOnlyHint: !writes,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  };
  return (server, door) => {
    const inputSchema: AnySchema = z.strictObject(takes);
    const config = { title, description, inputSchema, annotations };
    server.registerTool(name, config, async (given) => {
      try {
        // The server has read what was given by this very schema.
        const part = await tool.run(given as z.infer<z.ZodObject<Shape>>, door);
        return { content: [{ type: 'text', text: door.cursors.show(part) }] };
      } catch (error) {
        return { content: [{ type: 'text', text: sayFault(error, door) }], isError: true };
      }
    });
  };
}

/** The times at which a tool looks at the graph, as it takes them. */
export const timeShape = {
  asOf: z
    .string()
    .optional()
    .describe('The graph as it was known by the end of this date: 2018, 2018-10 or 2018-10-05'),
  during: z.string().optional().describe('Only what was true then: FROM..TO, FROM.. or ..TO, or one date'),
};

/** What was given of these times. Throws `settings/invalid`. */
export function scopeGiven(given: {
  readonly asOf?: string | undefined;
  readonly during?: string | undefined;
}): TimeScope {
  return {
    ...(given.asOf !== undefined && { asOf: dateGiven('asOf', given.asOf) }),
    ...(given.during !== undefined && { during: periodGiven('during', given.during) }),
  };
}
