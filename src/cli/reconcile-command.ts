import { DemarcheError } from '../model/index.ts';
import {
  type ReconciliationFormat,
  reconcileStore,
  reconciliationFormats,
  renderReconciliation,
} from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { harmless } from './output.ts';
import { printOrWrite } from './print-or-write.ts';
import { keepingRefusals } from './run-ingest.ts';
import { reading } from './store-access.ts';

/** `demarche reconcile`. */
export const reconcileCommand = defineCommand({
  usage: 'reconcile',
  summary: 'Deals of the news against a register of transfers',
  examples: [
    ['reconcile --register trade-register.csv --state India', 'one state against an exported register'],
    ['reconcile --format markdown -o compared.md', 'against the registers that were ingested'],
  ],
  options: (yargs) =>
    yargs
      .option('register', {
        type: 'string',
        array: true,
        describe: 'Registers as CSV; what is ingested unless given',
      })
      .option('state', { type: 'string', describe: 'Only what this state sells or buys' })
      .option('item', { type: 'string', describe: 'Only this system or its family' })
      .option('from', { type: 'number', describe: 'First year' })
      .option('to', { type: 'number', describe: 'Last year' })
      .option('years', {
        type: 'number',
        default: 1,
        describe: 'Years by which two dates may differ and still agree',
      })
      .option('format', {
        choices: reconciliationFormats,
        default: 'table' as ReconciliationFormat,
        describe: 'How it is shown',
      })
      .option('out', { alias: 'o', type: 'string', describe: 'A file instead of standard output' }),
  async run({ register = [], state, item, from, to, years, format, out }, context) {
    for (const [flag, value] of Object.entries({ from, to, years })) {
      if (value === undefined || (Number.isInteger(value) && value >= 0)) continue;
      throw new DemarcheError(
        'settings/invalid',
        `--${flag} takes a whole number, as in --${flag} ${flag === 'years' ? 1 : 2018}.`,
      );
    }
    let refused = 0;
    const reconciliation = await reading(context, (store, vocabulary) =>
      keepingRefusals(context.output, undefined, (emit) =>
        reconcileStore(
          store,
          vocabulary,
          {
            registers: register,
            state,
            item,
            yearTolerance: years,
            ...(from !== undefined && { from }),
            ...(to !== undefined && { to }),
          },
          (event) => {
            if (event.type === 'refused') refused += 1;
            emit(event);
          },
        ),
      ),
    );
    const text = renderReconciliation(reconciliation, format);
    await printOrWrite(format === 'json' ? text : harmless(text), out, context.output);
    return refused > 0 ? exitCodes.refused : exitCodes.done;
  },
});
