import { steadyClock, type Timed } from '../util/stopwatch.ts';
import type { PipelineEvent } from './events.ts';

/** A run as spans of OpenTelemetry. */
export interface Tracing {
  /** Makes spans of what a run tells. */
  readonly emit: (event: PipelineEvent | ExtractedArticle) => void;
  /** Ends the run's span and sends what is left. Never throws: a run does not fail for its traces. */
  close(): Promise<void>;
}

/** An article that was read and put nowhere. */
export interface ExtractedArticle extends Pick<ToldArticle, 'type' | 'id' | 'claims' | 'times'> {
  readonly outcome: 'extracted';
}

export interface TracingOptions {
  /** The command, after which the run's span is named. */
  readonly run: 'ingest' | 'extract';
  /** Base address of a collector that takes OTLP over HTTP, such as `http://localhost:4318`. */
  readonly endpoint: string;
  readonly version: string;
  readonly onWarning: (message: string) => void;
}

/**
 * Opens the way to a collector. The run is one span; below it stand one for each article, with one for each stage of its reading,
 * one for each commit, and one with an error for each refused input. Spans hold ids, places, counts and codes, never words of
 * articles. OpenTelemetry is loaded here, and by nobody else.
 */
export async function openTracing({
  run: name,
  endpoint,
  version,
  onWarning,
}: TracingOptions): Promise<Tracing> {
  const [
    { ROOT_CONTEXT, SpanStatusCode, trace },
    { BatchSpanProcessor, NodeTracerProvider },
    { OTLPTraceExporter },
  ] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const exporter = new OTLPTraceExporter({ url: tracesAddress(endpoint), timeoutMillis: 5000 });
  let isTold = false;
  const send = exporter.export.bind(exporter);
  exporter.export = (spans, done) =>
    send(spans, (result) => {
      if (result.error && !isTold) {
        isTold = true;
        onWarning(
          `The traces do not reach ${endpoint} (${result.error.message}); the run goes on without them.`,
        );
      }
      done(result);
    });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'demarche', 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('demarche', version);
  const run = tracer.startSpan(name, { startTime: steadyClock() }, ROOT_CONTEXT);
  const below = trace.setSpan(ROOT_CONTEXT, run);

  const articleSpan = ({ id, outcome, claims, times = [] }: ToldArticle | ExtractedArticle): void => {
    const [first] = times;
    if (first === undefined) return;
    const attributes = { 'demarche.article': id, 'demarche.outcome': outcome, 'demarche.claims': claims };
    const span = tracer.startSpan('article', { startTime: first.began, attributes }, below);
    const within = trace.setSpan(below, span);
    for (const time of times) tracer.startSpan(time.name, { startTime: time.began }, within).end(endOf(time));
    span.end(Math.max(...times.map(endOf)));
  };
  return {
    emit(event) {
      if (event.type === 'article') articleSpan(event);
      else if (event.type === 'committed' && event.time) {
        const attributes = { 'demarche.articles': event.articles };
        tracer.startSpan('commit', { startTime: event.time.began, attributes }, below).end(endOf(event.time));
      } else if (event.type === 'refused') {
        const { source, position, code, reader } = event.refusal;
        const place = { 'demarche.source': source, ...(position && { 'demarche.position': position }) };
        const attributes = { ...place, 'demarche.code': code, 'demarche.reader': reader };
        const now = steadyClock();
        const span = tracer.startSpan('refused', { startTime: now, attributes }, below);
        span.setStatus({ code: SpanStatusCode.ERROR, message: code });
        span.end(now);
      }
    },
    async close() {
      run.end(steadyClock());
      await provider.shutdown().catch((error: unknown) => {
        if (!isTold) onWarning(`The last traces did not reach ${endpoint} (${String(error)}).`);
      });
    },
  };
}

type ToldArticle = Extract<PipelineEvent, { type: 'article' }>;

function endOf({ began, milliseconds }: Omit<Timed, 'name'>): number {
  return began + milliseconds;
}

/** The address at which a collector takes traces; the whole one may be given as well. */
function tracesAddress(endpoint: string): string {
  return /\/v1\/traces\/?$/.test(endpoint) ? endpoint : `${endpoint.replace(/\/$/, '')}/v1/traces`;
}
