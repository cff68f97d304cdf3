import { verify } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { harmless } from './output.ts';
import { reading } from './store-access.ts';

/** `demarche verify`. */
export const verifyCommand = defineCommand({
  usage: 'verify',
  summary: "Check every claim's words and every row of the graph against the record",
  examples: [['verify', 'exit code 1 when something does not hold']],
  options: (yargs) =>
    yargs.option('limit', { type: 'number', default: 20, describe: 'Most offenders that are listed' }),
  async run({ limit }, context) {
    const found = await reading(context, verify);
    const { texts, claims, nodes, relationships, offences } = found;
    const lines = [
      `texts          ${texts}`,
      `claims         ${claims}`,
      `nodes          ${nodes}`,
      `relationships  ${relationships}`,
      `offenders      ${offences.length}`,
      ...offences.slice(0, limit).map(({ kind, id, reason }) => `  ${kind} ${id}: ${reason}`),
      ...(offences.length > limit ? [`  … and ${offences.length - limit} more`] : []),
    ];
    context.output.print(harmless(`${lines.join('\n')}\n`));
    if (offences.length > 0) {
      context.output.warn(
        'The graph does not follow from the record: `demarche rebuild` folds it anew. Claims without their words must be retracted.',
      );
    }
    return offences.length > 0 ? exitCodes.refused : exitCodes.done;
  },
});
